using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>Wrong arguments of derivatives, and exceptions of the user's own.</summary>
public class ArgumentTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable(Derivatives = (Derivatives)63)]
            public static double Dot(double[] a, double[] b)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
                return sum;
            }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp)]
            public static double Trace(double[,] m) => m[0, 0] + m[1, 1];

            [Differentiable]
            public static double Grow(double x, int n)
            {
                if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), n, "negative");
                int i = 0;
                while (i < n)
                {
                    if (x > 1e6) throw new InvalidOperationException($"diverged at {i}");
                    x *= x;
                    i++;
                }

                return x;
            }

            [Differentiable]
            public static double Sum(double[] a)
            {
                if (a is null) return 0;
                double sum = 0;
                foreach (double x in a) sum += x;
                return sum;
            }

            [Differentiable]
            public static double FirstOr(double x, double[]? a) => a == null || a[0] < 0 ? x * x : a[0] * x;

            [Differentiable]
            public static double Checked(double x, int n) => checked(n * 2) * x;
        }

        public static class Driver
        {
            public static void Gradient(double[] a, double[] b, double[] dA, double[] dB) => F.DotGradient(a, b, dA, dB);
            public static void Vjp(double[] a, double[] b, double[] dA, double[] dB) => F.DotVjp(a, b, 1, dA, dB);
            public static void Jvp(double[] a, double[] b, double[] dA, double[] dB) => F.DotJvp(a, b, dA, dB, out _);
            public static void Hvp(double[] a, double[] b, double[] dA, double[] dB) => F.DotHvp(a, b, a, b, dA, dB);
            public static void HvpDirection(double[] a, double[] b, double[] vA, double[] vB) => F.DotHvp(a, b, vA, vB, new double[2], new double[2]);
            public static void Jacobian(double[] a, double[] b, double[] jacobian, double[] unused) => F.DotJacobian(a, b, jacobian);
            public static void HessianGradient(double[] a, double[] b, double[] gradient, double[] unused) => F.DotHessian(a, b, gradient, new double[16]);
            public static void Hessian(double[] a, double[] b, double[] unused, double[] hessian) => F.DotHessian(a, b, new double[4], hessian);
            public static void Trace(double[,] m, double[,] dM) => F.TraceGradient(m, dM);
            public static void Grow(double x, int n) => F.GrowGradient(x, n, out _);
            public static void GrowForward(double x, int n) => F.GrowJvp(x, n, 1, out _);
            public static double SumOfNull() => F.SumGradient(null!, default);
            public static double FirstOfNull() => F.FirstOrGradient(3, null!, out _, default);
            public static void Checked(int n) => F.CheckedGradient(1, n, out _);
            public static void SharedSpan(double[] a, double[] d) => F.DotGradient(a, [1, 2], d.AsSpan(0, 2), d.AsSpan(1, 2));
            public static void OverArgument(double[] a) => F.DotGradient(a, [1, 2], a, new double[2]);
        }
        """));

    [Theory]
    [InlineData("Gradient", 1, 2, "dA")]
    [InlineData("Gradient", 3, 2, "dA")]
    [InlineData("Gradient", 2, 0, "dB")]
    [InlineData("Vjp", 2, 3, "dB")]
    [InlineData("Vjp", 0, 2, "dA")]
    [InlineData("Jvp", 1, 2, "dA")]
    [InlineData("Jvp", 2, 1, "dB")]
    [InlineData("Hvp", 2, 1, "hB")]
    [InlineData("HvpDirection", 1, 2, "vA")]
    [InlineData("Jacobian", 3, 2, "jacobian")]
    [InlineData("HessianGradient", 3, 2, "gradient")]
    [InlineData("Hessian", 2, 15, "hessian")]
    public void WrongLength_IsNamedAndNothingIsWritten(string method, int first, int second, string parameter)
    {
        double[] a = [1, 2], b = [3, 4];
        double[] dA = [.. Enumerable.Repeat(7.0, first)], dB = [.. Enumerable.Repeat(7.0, second)];

        var exception = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", method, a, b, dA, dB));

        Assert.Equal(parameter, exception.ParamName);
        Assert.All(dA.Concat(dB), x => Assert.Equal(7.0, x));
        Assert.Equal([1, 2, 3, 4], a.Concat(b));
    }

    [Fact]
    public void WrongShapeOfAMatrix_IsNamed()
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Trace", new double[2, 2], new double[4, 1]));
        Assert.Equal("dM", exception.ParamName);
    }

    [Theory]
    [InlineData("Grow")]
    [InlineData("GrowForward")]
    public void ExceptionsOfTheMethod_ComeOutUnchanged(string method)
    {
        var guard = Assert.Throws<ArgumentOutOfRangeException>(() => s_program.Value.Invoke("Driver", method, 2.0, -1));
        Assert.Equal("n", guard.ParamName);
        var late = Assert.Throws<InvalidOperationException>(() => s_program.Value.Invoke("Driver", method, 2.0, 100));
        Assert.Equal("diverged at 5", late.Message);
    }

    [Fact]
    public void ExceptionAfterException_LeavesNothingBehind()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.Throws<InvalidOperationException>(() => s_program.Value.Invoke("Driver", "Grow", 1.0000001, 1000));
        }
    }

    [Fact]
    public void IndexOutOfRange_ComesOutUnchanged() =>
        Assert.Throws<IndexOutOfRangeException>(() => s_program.Value.Invoke("Driver", "Gradient", new double[3], new double[2], new double[3], new double[2]));

    [Fact]
    public void Overflow_ComesOutUnchanged() =>
        Assert.Throws<OverflowException>(() => s_program.Value.Invoke("Driver", "Checked", int.MaxValue));

    [Fact]
    public void NullArray_CountsAsEmpty() => Assert.Equal(0.0, s_program.Value.Invoke("Driver", "SumOfNull"));

    [Fact]
    public void NullArray_IsNotReadBehindATestForIt() => Assert.Equal(9.0, s_program.Value.Invoke("Driver", "FirstOfNull"));

    [Fact]
    public void OverlappingDerivatives_AreRefusedAndNothingIsWritten()
    {
        double[] d = [7, 7, 7], a = [1, 2];
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "SharedSpan", a, d));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "OverArgument", a));
        Assert.Equal([7, 7, 7], d);
        Assert.Equal([1, 2], a);
    }
}
