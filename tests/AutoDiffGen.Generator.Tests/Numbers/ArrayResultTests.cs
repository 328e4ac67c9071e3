using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Methods that return an array: all derivatives against differences of the method itself.</summary>
public class ArrayResultTests
{
    private static readonly string[] s_names = ["Squares", "Softmax", "InPlace", "Same", "Constant", "OfCallee", "ReadBack", "BesideOutput", "Partly", "Initialised", "Nothing"];

    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate($$"""
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            private const Derivatives All = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian;

            [Differentiable(Derivatives = All)]
            public static double[] Squares(double[] z, double x)
            {
                double[] p = new double[z.Length];
                for (int i = 0; i < z.Length; i++) p[i] = z[i] * z[i] * x;
                return p;
            }

            [Differentiable(Derivatives = All)]
            public static double[] Softmax(double[] z, double x)
            {
                double max = z[0];
                for (int i = 1; i < z.Length; i++) max = Math.Max(max, z[i]);
                double[] p = new double[z.Length];
                double sum = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    p[i] = Math.Exp((z[i] - max) * x);
                    sum += p[i];
                }

                for (int i = 0; i < z.Length; i++) p[i] /= sum;
                return p;
            }

            [Differentiable(Derivatives = All)]
            public static double[] InPlace(double[] z, double x)
            {
                for (int i = 0; i < z.Length; i++) z[i] *= x + i;
                return z;
            }

            [Differentiable(Derivatives = All)]
            public static double[] Same(double[] z, double x) => z;

            [Differentiable(Derivatives = All)]
            public static double[] Constant(double[] z, double x) => [1, 2, 3, 4];

            [Differentiable(Derivatives = All)]
            public static double[] OfCallee(double[] z, double x) => Scaled(Squares(z, x), x);

            private static double[] Scaled(double[] v, double factor)
            {
                var w = new double[v.Length + 1];
                for (int i = 0; i < v.Length; i++) w[i] = v[i] * factor;
                w[v.Length] = factor;
                return w;
            }

            [Differentiable(Derivatives = All)]
            public static double[] ReadBack(double[] z, double x)
            {
                var sums = new double[z.Length];
                sums[0] = z[0] * x;
                for (int i = 1; i < z.Length; i++) sums[i] = Math.Sin(sums[i - 1]) + z[i] * z[i];
                sums[0] *= sums[0];
                return sums;
            }

            [Differentiable(Derivatives = All)]
            public static double[] BesideOutput(double[] z, double x)
            {
                double sum = 0;
                for (int i = 0; i < z.Length; i++) sum += z[i] * x;
                z[0] = sum * z[1];
                return [sum, sum * sum];
            }

            [Differentiable(Derivatives = All)]
            public static double[] Partly(double[] z, double x)
            {
                double[] p = [5, 0, 7];
                if (x > 0) p[1] = z[0] * x;
                else p[2] = z[1];
                return p;
            }

            [Differentiable(Derivatives = All)]
            public static double[] Initialised(double[] z, double x) => [z[0] * x, Math.Exp(z[2]), x];

            [Differentiable(Derivatives = All)]
            public static double[] Nothing(double[] z, double x) => null!;

            [Differentiable(Derivatives = All)]
            public static double[,] Outer(double[] a, float[] b)
            {
                var m = new double[a.Length, b.Length];
                for (int i = 0; i < a.Length; i++)
                {
                    for (int j = 0; j < b.Length; j++) m[i, j] = a[i] * b[j] * b[j];
                }

                return m;
            }

            [Differentiable(Derivatives = All)]
            public static float[] Single(float[] a, ref float y, out double last)
            {
                float[] r = new float[a.Length];
                for (int i = 0; i < a.Length; i++) r[i] = a[i] * y;
                y *= y;
                last = r[^1];
                return r;
            }
        }

        public static class Driver
        {
            {{string.Join("\n    ", s_names.Select(n => $$"""
            public static double[] {{n}}(double[] z, double x) => F.{{n}}(z, x);
            public static double[] {{n}}Jvp(double[] z, double x, double[] dZ, double dX, double[] dF) => F.{{n}}Jvp(z, x, dZ, dX, dF);
            public static (double[], double) {{n}}Vjp(double[] z, double x, double[] dF, double[] dZ, double dX) => (F.{{n}}Vjp(z, x, dF, dZ, ref dX), dX);
            public static double[] {{n}}Jacobian(double[] z, double x, double[] jacobian) => F.{{n}}Jacobian(z, x, jacobian);
            """))}}

            public static double[,] Outer(double[] a, float[] b, double[,] dOuter, double[] dA, float[] dB) => F.OuterVjp(a, b, dOuter, dA, dB);
            public static double[,] OuterJacobian(double[] a, float[] b, double[] jacobian) => F.OuterJacobian(a, b, jacobian);
            public static float[] Single(float[] a, float y, double[] jacobian) => F.SingleJacobian(a, ref y, out _, jacobian);
            public static void Overlapping(double[] z) => F.SquaresJvp([1, 2], 1, z.AsSpan(0, 2), 1, z.AsSpan(1, 2));
            public static void OverArgument(double[] z) => F.SquaresJvp(z, 1, [1, 2], 1, z);
        }
        """));

    public static TheoryData<string> Names => [.. s_names];

    private static double[] Point => [0.7, -1.2, 1.9];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AgreeWithDifferences(string name)
    {
        double[] inputs = [.. Point, 1.3];
        double[] value = Outputs(name, inputs);
        int rows = value.Length, results = Result(name, Point, 1.3).Length;
        double[,] expected = new double[rows, 4];
        for (int k = 0; k < 4; k++)
        {
            const double h = 1e-6;
            double[] above = [.. inputs], below = [.. inputs];
            above[k] += h;
            below[k] -= h;
            double[] high = Outputs(name, above), low = Outputs(name, below);
            for (int i = 0; i < rows; i++) expected[i, k] = (high[i] - low[i]) / (2 * h);
        }

        AssertJvp(name, expected, results);
        AssertVjp(name, expected, results);
        double[] jacobian = new double[rows * 4];
        double[] z = Point;
        Assert.Equal(Result(name, Point, 1.3), (double[]?)s_program.Value.Invoke("Driver", name + "Jacobian", z, 1.3, jacobian) ?? []);
        Assert.Equal(Left(name), z);
        for (int i = 0; i < jacobian.Length; i++) Near.Assert(expected[i / 4, i % 4], jacobian[i], 1e-8, $"{name}: cell {i}");
    }

    private static void AssertJvp(string name, double[,] expected, int results)
    {
        for (int k = 0; k < 4; k++)
        {
            double[] z = Point, dZ = new double[3], dF = [.. Enumerable.Repeat(9.0, results)];
            if (k < 3) dZ[k] = 1;
            Assert.Equal(Result(name, Point, 1.3), (double[]?)s_program.Value.Invoke("Driver", name + "Jvp", z, 1.3, dZ, k == 3 ? 1.0 : 0, dF) ?? []);
            for (int i = 0; i < results; i++) Near.Assert(expected[i, k], dF[i], 1e-8, $"{name}: tangent {i} along {k}");
        }
    }

    /// <summary>A cotangent of the result alone, added to what the derivatives held.</summary>
    private static void AssertVjp(string name, double[,] expected, int results)
    {
        bool isWritten = expected.GetLength(0) > results;
        double[] z = Point, dF = [.. Enumerable.Range(0, results).Select(i => 0.5 + i)], dZ = isWritten ? new double[3] : [10, 20, 30];
        double[] before = [.. dZ, 40], cotangent = [.. dF];
        var (value, dX) = ((double[], double))s_program.Value.Invoke("Driver", name + "Vjp", z, 1.3, dF, dZ, 40.0)!;
        Assert.Equal(Result(name, Point, 1.3), value ?? []);
        Assert.Equal(cotangent, dF);
        double[] actual = [.. dZ, dX];
        for (int k = 0; k < 4; k++)
        {
            double sum = before[k] + Enumerable.Range(0, results).Sum(i => cotangent[i] * expected[i, k]);
            Near.Assert(sum, actual[k], 1e-8, $"{name}: adjoint {k}");
        }
    }

    [Theory]
    [InlineData("Jvp")]
    [InlineData("Vjp")]
    [InlineData("Jacobian")]
    public void WrongLength_IsNamedAndNothingIsWritten(string derivative)
    {
        foreach (string name in s_names)
        {
            double[] z = Point, dZ = [7, 7, 7], dF = [.. Enumerable.Repeat(7.0, 5)];
            object[] arguments = derivative switch { "Jvp" => [z, 1.3, dZ, 1.0, dF], "Vjp" => [z, 1.3, dF, dZ, 7.0], _ => [z, 1.3, dF] };
            var exception = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", name + derivative, arguments));
            Assert.Equal(derivative == "Jacobian" ? "jacobian" : "d" + name, exception.ParamName);
            Assert.All(dZ.Concat(dF), d => Assert.Equal(7, d));
        }
    }

    [Fact]
    public void Overlap_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Overlapping", new double[3]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "OverArgument", new double[2]));
    }

    [Fact]
    public void Matrix_HasAMatrixForItsCotangent()
    {
        double[] a = [2, 3], dA = [0, 1];
        float[] b = [5, 7, 1], dB = [0, 0, 0];
        double[,] cotangent = { { 1, 0, 0 }, { 0, 2, 1 } };
        var value = (double[,])s_program.Value.Invoke("Driver", "Outer", a, b, cotangent, dA, dB)!;
        Assert.Equal(147, value[1, 1]);
        Assert.Equal([25, 2 * 49 + 1 + 1], dA);
        Assert.Equal([2 * 2 * 5, 2 * 3 * 2 * 7, 3 * 2], dB);

        double[] jacobian = new double[6 * 5];
        s_program.Value.Invoke("Driver", "OuterJacobian", a, b, jacobian);
        Assert.Equal([25, 0, 2 * 2 * 5, 0, 0], jacobian[..5]);
        Assert.Equal([0, 49, 0, 3 * 2 * 7, 0], jacobian[20..25]);
        var wrong = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Outer", a, b, new double[3, 2], dA, dB));
        Assert.Equal("dOuter", wrong.ParamName);
    }

    [Fact]
    public void Jacobian_HasTheRowsOfTheResultFirst()
    {
        double[] jacobian = new double[4 * 3];
        s_program.Value.Invoke("Driver", "Single", new float[] { 2, 3 }, 5f, jacobian);
        Assert.Equal([5, 0, 2, 0, 5, 3, 0, 0, 10, 0, 5, 3], jacobian);
    }

    /// <summary>The result, then the array as it is left where the method writes it.</summary>
    private static double[] Outputs(string name, double[] inputs)
    {
        double[] z = inputs[..3], result = Result(name, z, inputs[3]);
        return name is "InPlace" or "BesideOutput" ? [.. result, .. z] : result;
    }

    private static double[] Result(string name, double[] z, double x) => [.. (double[]?)s_program.Value.Invoke("Driver", name, z, x) ?? []];

    private static double[] Left(string name)
    {
        double[] z = Point;
        Result(name, z, 1.3);
        return z;
    }
}
