using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Jacobians and Hessians of methods that write their arguments, mix types, or have matrices among them.</summary>
public class FlatDerivativeTests
{
    private static readonly Lazy<GeneratorRun> s_run = new(() => GeneratorRunner.Run("""
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static double Everything(Span<double> w, double[] a, double[,] m, int[] count, ref double r, out float q, float[] o)
            {
                w[0] *= w[1];
                a[0] = w[0] * r;
                m[0, 0] *= a[0];
                count[0]++;
                r = m[0, 0] + r * count[0];
                q = (float)r;
                o[1] = 2 * q;
                return w[0] + a[0];
            }

            [Differentiable(Derivatives = Derivatives.Hessian)]
            public static double Written(double[] a, double[,] m, ref double r, ref int calls)
            {
                a[0] *= r;
                m[0, 1] *= a[0];
                r = m[0, 1] * r;
                calls++;
                return r;
            }

            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Jacobian)]
            public static double Mixed(float x, double y, float[] w, float[,] m) => x * y * w[0] * m[0, 1];

            [Differentiable(Derivatives = Derivatives.Hessian)]
            public static float Single(float x, float y) => x * x * y;

            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static void Distinct(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; }

            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Jacobian)]
            public static double Spans(ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) sum += x[i] * x[i] * x[i];
                return sum;
            }

            [Differentiable(Derivatives = Derivatives.Hessian)]
            public static double @event(double @class, double _) => @class * _;

            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static double Scalars(double x, ref double y, out double z) { y *= x; z = x * y; return z * z; }

            private static int calls;

            [Differentiable(Derivatives = Derivatives.Hessian)]
            public static double Counted(double x) { calls++; return x * x; }
        }

        public static class Driver
        {
            public static (double, double, float) Everything(double[] w, double[] a, double[,] m, int[] count, double r, float[] o, double[] jacobian)
            {
                double value = F.EverythingJacobian(w, a, m, count, ref r, out float q, o, jacobian);
                return (value, r, q);
            }

            public static (double, double, int) Written(double[] a, double[,] m, double r, double[] gradient, double[] hessian)
            {
                int calls = 0;
                double value = F.WrittenHessian(a, m, ref r, ref calls, gradient, hessian);
                return (value, r, calls);
            }

            public static double MixedHessian(float x, double y, float[] w, float[,] m, double[] gradient, double[] hessian) => F.MixedHessian(x, y, w, m, gradient, hessian);
            public static double MixedJacobian(float x, double y, float[] w, float[,] m, double[] jacobian) => F.MixedJacobian(x, y, w, m, jacobian);
            public static float Single(float x, float y, float[] gradient, float[] hessian) => F.SingleHessian(x, y, gradient, hessian);
            public static void Distinct(double[] x, double[] y, double[] jacobian) => F.DistinctJacobian(x, y, jacobian);
            public static double Spans(double[] x, double[] gradient, double[] hessian) => F.SpansHessian(x, gradient, hessian) + F.SpansJacobian(x, gradient);
            public static double Event(double[] gradient, double[] hessian) => F.eventHessian(2, 3, gradient, hessian);
            public static (double, double, double) Scalars(double x, double y, double[] jacobian) => (F.ScalarsJacobian(x, ref y, out double z, jacobian), y, z);
            public static double Counted(double x) => F.CountedHessian(x, new double[1], new double[1]);

            public static long Allocated(double[] x, double[] gradient, double[] hessian)
            {
                for (int i = 0; i < 3; i++) Spans(x, gradient, hessian);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10; i++) Spans(x, gradient, hessian);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """));

    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Load(s_run.Value.Compilation));

    private static object? Run(string name, params object?[] arguments) => s_program.Value.Invoke("Driver", name, arguments);

    [Fact]
    public void Jacobian_HasARowForAllThatIsWritten_AndRunsTheEffectsOnce()
    {
        double[] w = [2, 3], a = [5], jacobian = new double[9 * 5];
        double[,] m = { { 7 } };
        int[] count = [1];
        float[] o = new float[2];

        Assert.Equal((36.0, 220.0, 220f), Run("Everything", w, a, m, count, 5.0, o, jacobian));
        Assert.Equal((6.0, 3.0, 30.0, 210.0, 2, 440f), (w[0], w[1], a[0], m[0, 0], count[0], o[1]));
        double[][] expected =
        [
            [3 + 15, 2 + 10, 0, 0, 6],
            [3, 2, 0, 0, 0],
            [0, 1, 0, 0, 0],
            [15, 10, 0, 0, 6],
            [7 * 15, 7 * 10, 0, 30, 7 * 6],
            [7 * 15, 7 * 10, 0, 30, 7 * 6 + 2],
            [7 * 15, 7 * 10, 0, 30, 7 * 6 + 2],
            [0, 0, 0, 0, 0],
            [14 * 15, 14 * 10, 0, 60, 14 * 6 + 4],
        ];
        Assert.Equal(expected.SelectMany(row => row), jacobian);
    }

    [Fact]
    public void Hessian_RunsTheEffectsOnce()
    {
        double[] a = [2], gradient = new double[4], hessian = new double[16];
        double[,] m = { { 9, 3 } };

        // a·m·r² at a = 2, m = 3, r = 5, in the order a, m[0, 0], m[0, 1], r
        Assert.Equal((150.0, 150.0, 1), Run("Written", a, m, 5.0, gradient, hessian));
        Assert.Equal([10, 9, 30], new[] { a[0], m[0, 0], m[0, 1] });
        Assert.Equal([75, 0, 50, 60], gradient);
        Assert.Equal([0, 0, 25, 30, 0, 0, 0, 0, 25, 0, 0, 20, 30, 0, 20, 12], hessian);
    }

    [Fact]
    public void FloatAndDouble_GiveDouble()
    {
        double[] gradient = new double[5], hessian = new double[25], jacobian = new double[5];
        float[] w = [5];
        float[,] m = { { 11, 7 } };

        Assert.Equal(210.0, Run("MixedHessian", 2f, 3.0, w, m, gradient, hessian));
        Assert.Equal(210.0, Run("MixedJacobian", 2f, 3.0, w, m, jacobian));
        Assert.Equal([105, 70, 42, 0, 30], gradient);
        Assert.Equal(gradient, jacobian);
        Assert.Equal([0, 35, 21, 0, 15, 35, 0, 14, 0, 10, 21, 14, 0, 0, 6, 0, 0, 0, 0, 0, 15, 10, 6, 0, 0], hessian);
    }

    [Fact]
    public void FloatAlone_GivesFloat()
    {
        float[] gradient = new float[2], hessian = new float[4];
        Assert.Equal(12f, Run("Single", 2f, 3f, gradient, hessian));
        Assert.Equal([12, 4, 6, 4, 4, 0], gradient.Concat(hessian));
    }

    [Fact]
    public void ScalarsByReference()
    {
        double[] jacobian = new double[6];
        Assert.Equal((144.0, 6.0, 12.0), Run("Scalars", 2.0, 3.0, jacobian));
        Assert.Equal([2 * 12 * 12, 2 * 12 * 4, 3, 2, 12, 4], jacobian);
    }

    [Fact]
    public void NamesThatAreKeywords()
    {
        double[] gradient = new double[2], hessian = new double[4];
        Assert.Equal(6.0, Run("Event", gradient, hessian));
        Assert.Equal([3, 2, 0, 1, 1, 0], gradient.Concat(hessian));
    }

    [Theory]
    [InlineData("Spans", 2, 1, 4, "gradient")]
    [InlineData("Spans", 2, 2, 3, "hessian")]
    [InlineData("Distinct", 2, 2, 5, "jacobian")]
    [InlineData("Distinct", 0, 0, 1, "jacobian")]
    public void WrongLength_IsNamedAndNothingIsWritten(string method, int first, int second, int third, string parameter)
    {
        double[][] spans = [.. new[] { first, second, third }.Select(n => Enumerable.Repeat(7.0, n).ToArray())];
        var exception = Assert.ThrowsAny<ArgumentException>(() => Run(method, spans));
        Assert.Equal(parameter, exception.ParamName);
        Assert.All(spans.SelectMany(s => s), x => Assert.Equal(7.0, x));
    }

    [Fact]
    public void SharedMemory_IsRefused()
    {
        double[] x = [1, 2], four = new double[4];
        Assert.Equal("gradient", Assert.ThrowsAny<ArgumentException>(() => Run("Spans", x, x, four)).ParamName);
        Assert.Equal("hessian", Assert.ThrowsAny<ArgumentException>(() => Run("Spans", new[] { 1.0 }, new double[1], null)).ParamName);
        Assert.Equal("jacobian", Assert.ThrowsAny<ArgumentException>(() => Run("Distinct", four[..2], four, four)).ParamName);
        Assert.Equal("y", Assert.ThrowsAny<ArgumentException>(() => Run("Distinct", x, x, four)).ParamName);
        Assert.Equal([1, 2, 0, 0, 0, 0], x.Concat(four));
    }

    [Fact]
    public void NothingToDifferentiate_IsFine()
    {
        Assert.Equal(0.0, Run("Spans", Array.Empty<double>(), Array.Empty<double>(), Array.Empty<double>()));
        Assert.Equal(0.0, Run("Spans", null, null, null));
        Run("Distinct", Array.Empty<double>(), null, Array.Empty<double>());
    }

    [Fact]
    public void Spans_AllocateNothing() => Assert.Equal(0L, Run("Allocated", new double[5], new double[5], new double[25]));

    [Fact]
    public void WhatWasNotAskedFor_IsPrivate()
    {
        var text = s_run.Value.GeneratedText;
        Assert.Contains("private static double SpansHvp(", text, StringComparison.Ordinal);
        Assert.Contains("private static double SpansGradient(", text, StringComparison.Ordinal);
        Assert.Contains("private static void DistinctJvp(", text, StringComparison.Ordinal);
        Assert.Contains("public static double SpansHessian(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CountedHvp", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EffectThatWouldBeRepeated_IsRefused() =>
        Assert.StartsWith("ADG0112", Assert.Throws<NotSupportedException>(() => Run("Counted", 1.0)).Message, StringComparison.Ordinal);
}
