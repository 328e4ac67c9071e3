using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>Two arguments that are one variable, one object, or the one a part of the other: the derivative says so before anything is written.</summary>
public class SharedArgumentTests
{
    private const string Source = """
        using System;
        using AutoDiffGen;

        public sealed class Mass { public double X; }

        public struct Point { public double X, Y; }

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Variables(ref double x, ref double y, double k) { x *= k; return x * y; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Read(ref double x, in double y, double k) { x *= k; return x * y; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Cell(ref double x, [Constant] double[] g, double k) { x *= k; return x * g[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Span(ref double x, ReadOnlySpan<double> g, double k) { x *= k; return x * g[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Matrix(in double x, double[,] m, double k) { m[0, 0] *= k; return x * m[0, 0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Struct(ref Point x, Point[] p, double k) { x.X *= k; return x.X * p[1].X; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Constant(Mass o, double k, [Constant] Mass c) { o.X *= k; return o.X * c.X; }
        }

        public static class Program
        {
            private static readonly double[] a = [1.1, 2];
            private static readonly double[,] m = { { 1.1 } };
            private static readonly Point[] p = new Point[2];
            private static double v = 1.1, w = 1.1;
            private static readonly Mass o = new() { X = 1.1 }, other = new() { X = 1.1 };

            public static string[] Shared() =>
            [
                Try(() => F.VariablesGradient(ref v, ref v, 2, out _, out _, out _)),
                Try(() => F.VariablesJacobian(ref v, ref v, 2, new double[9])),
                Try(() => F.ReadGradient(ref v, in v, 2, out _, out _, out _)),
                Try(() => F.CellGradient(ref a[1], a, 2, out _, out _)),
                Try(() => F.SpanGradient(ref a[0], a, 2, out _, new double[2], out _)),
                Try(() => F.MatrixGradient(in m[0, 0], m, 2, out _, new double[1, 1], out _)),
                Try(() => F.StructGradient(ref p[1], p, 2, out _, new Point[2], out _)),
                Try(() => F.ConstantGradient(o, 2, o, new Mass(), out _)),
                Try(() => F.ConstantJacobian(o, 2, o, new double[4])),
            ];

            public static string[] Apart() =>
            [
                Try(() => F.VariablesGradient(ref v, ref w, 2, out _, out _, out _)),
                Try(() => F.CellGradient(ref v, a, 2, out _, out _)),
                Try(() => F.SpanGradient(ref a[0], a.AsSpan(1), 2, out _, new double[1], out _)),
                Try(() => F.SpanGradient(ref a[1], a.AsSpan(0, 1), 2, out _, new double[1], out _)),
                Try(() => F.MatrixGradient(in a[0], m, 2, out _, new double[1, 1], out _)),
                Try(() => F.ConstantGradient(o, 2, other, new Mass(), out _)),
            ];

            private static string Try(Action action)
            {
                (double, double, double, double) before = (v, a[0], a[1], o.X);
                try { action(); return "nothing"; }
                catch (ArgumentException e) { return (v, a[0], a[1], o.X) == before ? e.ParamName! : "something was written"; }
            }
        }
        """;

    [Fact]
    public void SharedMemory_IsNamedAndNothingIsWritten()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["x", "x", "x", "x", "x", "x", "x", "o", "o"], (string[])program.Invoke("Program", "Shared")!);
    }

    [Fact]
    public void NeighboursInMemory_AreApart()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.All((string[])program.Invoke("Program", "Apart")!, found => Assert.Equal("nothing", found));
    }
}
