using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Assemblies;

/// <summary>Calls of <c>TensorPrimitives</c>: values against the calls themselves, derivatives against differences.</summary>
public class TensorPrimitivesTests
{
    private const string All = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian | Derivatives.Hvp | Derivatives.Hessian";

    private static readonly string[] s_ofOne =
    [
        "Exp", "Cbrt", "Abs", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Negate", "Reciprocal", "Sigmoid", "SoftMax",
    ];

    private static readonly string[] s_ofPositive = ["Log", "Log2", "Log10", "Sqrt", "Atanh"];
    private static readonly string[] s_ofTwo = ["Add", "Subtract", "Multiply", "Divide", "Max", "Min", "Atan2"];
    private static readonly string[] s_sums = ["Sum", "SumOfSquares", "Norm", "Max", "Min"];
    private static readonly string[] s_sumsOfTwo = ["Dot", "Distance", "CosineSimilarity"];

    public static TheoryData<string> Bodies =>
    [
        .. s_ofOne.Select(f => $"double[] v = [w[0] * x, w[1], x]; double[] y = new double[3]; TensorPrimitives.{f}(v, y); return y[0] * x + y[1] * y[2];"),
        .. s_ofOne.Select(f => $"double[] v = [w[0] * x, w[1], x]; TensorPrimitives.{f}(v, v); return v[0] * x + v[1] * v[2];"),
        .. s_ofPositive.Select(f => $"double[] v = [w[0] * x, w[1] * w[1], x]; double[] y = new double[4]; TensorPrimitives.{f}(v, y); return y[0] * x + y[1] * y[2] + y[3];"),
        .. s_ofTwo.Select(f => $"double[] v = [x, w[0] * x, 2]; double[] y = new double[3]; TensorPrimitives.{f}(w, v, y); return y[0] * y[1] + y[2];"),
        .. s_ofTwo.Where(f => f is not "Atan2").Select(f => $"double[] y = new double[3]; TensorPrimitives.{f}(w, x, y); return y[0] * y[1] + y[2];"),
        "double[] y = new double[3]; TensorPrimitives.Pow(new double[] { x, w[0], w[2] }, w, y); return y[0] * y[1] + y[2];",
        "double[] y = new double[3]; TensorPrimitives.MultiplyAdd(w, x, w, y); TensorPrimitives.MultiplyAdd(y, w, x, y); TensorPrimitives.MultiplyAdd(w, y, y, y); return y[0] * y[1] + y[2];",
        "double[] y = new double[3]; TensorPrimitives.AddMultiply(w, x, w, y); TensorPrimitives.AddMultiply(y, w, x, y); return y[0] * y[1] + y[2];",
        .. s_sums.Select(f => $"return TensorPrimitives.{f}<double>(w) * x;"),
        .. s_sumsOfTwo.Select(f => $"double[] v = [x, 2, w[0]]; return TensorPrimitives.{f}<double>(w, v) * x;"),
        "double[] v = [w[0], w[1], w[2]]; double s = 0; for (int k = 0; k < 3; k++) { TensorPrimitives.Multiply(v, x, v); TensorPrimitives.Tanh(v, v); s += TensorPrimitives.Dot<double>(v, v); } return s;",
        "return TensorPrimitives.Sum<double>(w.AsSpan(1, 2)) * x + TensorPrimitives.SumOfSquares<double>(w.AsSpan()[..2]);",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Calls_AreDifferentiated(string body) =>
        DerivativeProgram.Check("System.Numerics.Tensors", All, body, source => CompiledProgram.Generate(source).Assembly);

    [Fact]
    public void WhatTheyRefuse_IsRefused()
    {
        using var program = CompiledProgram.Generate("""
            using System;
            using System.Numerics.Tensors;
            using AutoDiffGen;

            public static partial class F
            {
                [Differentiable] public static double Dot(double[] x, double[] y) => TensorPrimitives.Dot<double>(x, y);
                [Differentiable] public static double Largest(double[] x) => TensorPrimitives.Max<double>(x);
                [Differentiable] public static float Single(float[] x, float[] y) { TensorPrimitives.Exp(x, y); return TensorPrimitives.Sum<float>(y); }
            }

            public static class Program
            {
                public static string[] Errors() => [Try(() => F.DotGradient([1], [1, 2], new double[1], new double[2])), Try(() => F.LargestGradient([], [])), Try(() => F.SingleJvp([1, 2], [1], [1, 1], [1], out _))];

                public static float[] Slopes()
                {
                    float[] dX = new float[2], dY = new float[2];
                    float value = F.SingleGradient([0, 1], [0, 0], dX, dY);
                    return [value, .. dX];
                }

                private static string Try(Action action)
                {
                    try { action(); return "nothing"; }
                    catch (Exception e) { return e.GetType().Name; }
                }
            }
            """);
        Assert.Equal(["ArgumentException", "ArgumentException", "ArgumentException"], (string[])program.Invoke("Program", "Errors")!);
        float[] slopes = (float[])program.Invoke("Program", "Slopes")!;
        Near.Assert([1 + Math.E, 1, Math.E], [.. slopes.Select(s => (double)s)], 1e-6, "single");
    }
}
