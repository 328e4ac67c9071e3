using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>Wrong arguments where derivatives come in rows and lists: other shapes, and memory that is shared.</summary>
public class RowArgumentTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using System.Collections.Generic;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable(Derivatives = (Derivatives)63)]
            public static double Sum(double[][] a, double[] b)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    for (int j = 0; j < a[i].Length; j++) sum += a[i][j] * b[j];
                }

                return sum;
            }

            [Differentiable]
            public static double Scaled(double[][] a, double[] b)
            {
                a[0][0] *= 2;
                return a[1][0] * b[0];
            }

            [Differentiable(Derivatives = (Derivatives)63)]
            public static double Total(List<double> l, IReadOnlyList<double> m)
            {
                l[0] *= 2;
                double sum = 0;
                foreach (double x in l) sum += x;
                return sum * m[0];
            }
        }

        public record struct Point(double X, double Y);

        public static partial class F
        {
            [Differentiable]
            public static double Points(Point[][] a, Point[,] m)
            {
                a[0][0].X *= 2;
                return a[0][0].X * m[0, 0].Y + a[1][0].Y;
            }
        }

        public static class Driver
        {
            private static Point[][] Rows => [[new(1, 2), new(3, 4)], [new(5, 6)]];

            /// <summary>What is wrong: nothing, the lengths of rows, a row twice, a row of the argument, a row of the argument twice, another shape, the matrix itself.</summary>
            public static double Points(int wrong)
            {
                Point[][] a = Rows, dA = wrong switch { 1 => [new Point[2], new Point[2]], 3 => [new Point[2], a[1]], _ => Rows };
                var m = new Point[1, 2];
                m[0, 0] = new(1, 3);
                if (wrong == 2) a = dA = [a[0], a[0]];
                if (wrong == 4) (a, dA) = ([a[1], a[1]], [new Point[1], new Point[1]]);
                return F.PointsGradient(a, m, dA, wrong == 5 ? new Point[2, 1] : wrong == 6 ? m : new Point[1, 2]);
            }

            public static double Gradient(double[][] a, double[] b, double[][] dA, double[] dB) => F.SumGradient(a, b, dA, dB);
            public static double Jvp(double[][] a, double[] b, double[][] dA, double[] dB) => F.SumJvp(a, b, dA, dB, out _);
            public static double Vjp(double[][] a, double[] b, double[][] dA, double[] dB) => F.SumVjp(a, b, 1, dA, dB);
            public static double Hvp(double[][] a, double[] b, double[][] hA, double[] hB) => F.SumHvp(a, b, a is null ? null! : [[1, 1], [1]], [1, 1], hA, hB);
            public static double Scaled(double[][] a, double[] b, double[][] dA, double[] dB) => F.ScaledGradient(a, b, dA, dB);
            public static double Jacobian(double[][] a, double[] b, int length) => F.SumJacobian(a, b, new double[length]);
            public static double Over(double[][] a, double[] b) => F.SumJacobian(a, b, a[0]);
            public static double Total(List<double> l, IReadOnlyList<double> m, int length) => F.TotalGradient(l, m, new double[length], new double[m.Count]);
            public static double View(List<double> l) => F.TotalGradient(l, l.AsReadOnly(), new double[l.Count], new double[l.Count]);
            public static double Overlap(List<double> l) => F.TotalGradient(l, new double[] { 1 }, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l), new double[1]);
        }
        """));

    private static double[][] Rows() => [[1, 2], [3]];

    private static double[][] Sevens(params int[] lengths) => [.. lengths.Select(n => Enumerable.Repeat(7.0, n).ToArray())];

    [Theory]
    [InlineData("Gradient", "dA", 2)]
    [InlineData("Gradient", "dA", 2, 2)]
    [InlineData("Jvp", "dA", 2, 1, 0)]
    [InlineData("Vjp", "dA", 1, 2)]
    [InlineData("Hvp", "hA", 3, 1)]
    public void WrongShape_IsNamedAndNothingIsWritten(string method, string parameter, params int[] lengths)
    {
        double[][] derivative = Sevens(lengths);
        double[] other = [7, 7];
        var exception = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", method, Rows(), new double[] { 1, 1 }, derivative, other));
        Assert.Equal(parameter, exception.ParamName);
        Assert.All(derivative.SelectMany(r => r).Concat(other), x => Assert.Equal(7.0, x));
    }

    [Fact]
    public void RowsThatAreOneArray_AreRefusedWhereTheyAreWritten()
    {
        double[] row = [1, 2], b = [1, 1];
        double[][] shared = [row, row];
        Assert.Equal(6.0, s_program.Value.Invoke("Driver", "Gradient", shared, b, Sevens(2, 2), new double[2]));
        var written = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Scaled", shared, b, Sevens(2, 2), new double[2]));
        Assert.Equal("a", written.ParamName);
        var derivative = Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Gradient", Sevens(2, 2), b, shared, new double[2]));
        Assert.Equal("dA", derivative.ParamName);
        Assert.Equal([1, 2], row);
    }

    [Fact]
    public void RowsThatAreOtherMemory_AreRefused()
    {
        double[][] a = Rows();
        double[] b = [1, 1];
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Gradient", a, b, a, new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Gradient", a, b, new[] { new double[2], a[1] }, new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Gradient", a, a[0], Sevens(2, 1), a[0]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Scaled", a, a[0], Sevens(2, 1), new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Over", new double[][] { new double[5], [] }, Array.Empty<double>()));
        Assert.Equal([1, 2, 3], a.SelectMany(r => r));
    }

    [Theory]
    [InlineData(1, "dA")]
    [InlineData(2, "dA")]
    [InlineData(3, "dA")]
    [InlineData(4, "a")]
    [InlineData(5, "dM")]
    [InlineData(6, "dM")]
    public void RowsOfStructs_AreHeldToTheSameRules(int wrong, string parameter)
    {
        Assert.Equal(12.0, s_program.Value.Invoke("Driver", "Points", 0));
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Points", wrong)).ParamName);
    }

    [Fact]
    public void NullRows_CountAsEmpty()
    {
        double[][] a = [null!, [3]];
        Assert.Throws<NullReferenceException>(() => s_program.Value.Invoke("Driver", "Gradient", a, new double[] { 1, 1 }, Sevens(0, 1), new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Gradient", a, new double[] { 1, 1 }, Sevens(1, 1), new double[2]));
        Assert.Equal("jacobian", Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Jacobian", a, new double[] { 1, 1 }, 4)).ParamName);
    }

    [Fact]
    public void Lists_AreHeldToTheSameRules()
    {
        List<double> l = [1, 2];
        Assert.Equal("dL", Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Total", l, new double[] { 3 }, 3)).ParamName);
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Total", l, l, 2));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "View", l));
        Assert.ThrowsAny<ArgumentException>(() => s_program.Value.Invoke("Driver", "Overlap", l));
        Assert.Equal([1, 2], l);
        Assert.Equal(12.0, s_program.Value.Invoke("Driver", "Total", l, new double[] { 3 }, 2));
    }
}
