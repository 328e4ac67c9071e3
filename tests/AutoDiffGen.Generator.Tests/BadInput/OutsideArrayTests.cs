using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>An array out of a field that is an argument too: found before anything is written, or where it is met.</summary>
public class OutsideArrayTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using AutoDiffGen;

        public partial class F(double[] weights)
        {
            public readonly double[] Weights = weights;
            public static readonly double[] Table = [1, 2];
            public F? Next;
            public double[,] Matrix = new double[1, 1];
            public double[][] Rows = [weights];

            [Differentiable]
            public double Field(double[] a) { a[0] *= a[0]; return a[0] * Weights[0]; }

            [Differentiable]
            public static double Static(double[] a) { a[0] *= a[0]; return a[0] * Table[0]; }

            [Differentiable]
            public static double Member(double[] a, [Constant] F f) { a[0] *= a[0]; return a[0] * f.Weights[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]
            public static double Met(double[] a, [Constant] F f)
            {
                a[0] *= a[0];
                double sum = 0;
                for (F? at = f; at is not null; at = at.Next) sum += a[0] * at.Weights[0];
                return sum;
            }

            [Differentiable]
            public double OfMatrix(double[,] m) { m[0, 0] *= m[0, 0]; return m[0, 0] * Matrix[0, 0]; }

            [Differentiable]
            public double OfRow(double[] a) { a[0] *= a[0]; return a[0] * Rows[0][0]; }

            [Differentiable]
            public double OnlyRead(double[] a) => a[0] * Weights[0];

            [Differentiable]
            public static double Scratch([Constant] double[] scratch, double[] a) { scratch[0] = a[0] * a[0]; return scratch[0] * a[0]; }
        }

        public static class Driver
        {
            public static double Field(double[] a, double[] w, double[] dA) => new F(w).FieldGradient(a, dA);
            public static double FieldJvp(double[] a, double[] w, double[] dA) => new F(w).FieldJvp(a, dA, out _);
            public static double Static(double[] dA) => F.StaticGradient(F.Table, dA);
            public static double Member(double[] a, double[] w, double[] dA) => F.MemberGradient(a, new F(w), dA);
            public static double NoMember(double[] a, double[] dA) => F.MemberGradient(a, null!, dA);
            public static double Met(double[] a, double[] w, double[] dA) => F.MetGradient(a, new F([1]) { Next = new F(w) }, dA);
            public static double MetJvp(double[] a, double[] w, double[] dA) => F.MetJvp(a, new F([1]) { Next = new F(w) }, dA, out _);
            public static double MetVjp(double[] a, double[] w, double[] dA) => F.MetVjp(a, new F([1]) { Next = new F(w) }, 1, dA);
            public static double MetHvp(double[] a, double[] w, double[] dA) => F.MetHvp(a, new F([1]) { Next = new F(w) }, [1], dA);
            public static double OfMatrix(double[,] m, bool same) => new F([1]) { Matrix = same ? m : new double[1, 1] }.OfMatrixGradient(m, new double[1, 1]);
            public static double OfRow(double[] a, double[] w, double[] dA) => new F(w).OfRowGradient(a, dA);
            public static double OnlyRead(double[] a, double[] w, double[] dA) => new F(w).OnlyReadGradient(a, dA);
            public static double Scratch(double[] s, double[] a, double[] dA) => F.ScratchGradient(s, a, dA);
        }
        """));

    [Theory]
    [InlineData("Field", "Weights")]
    [InlineData("FieldJvp", "Weights")]
    [InlineData("Member", "f.Weights")]
    [InlineData("OfRow", "Rows")]
    [InlineData("Scratch", "a")]
    public void SameArray_IsFoundBeforeAnythingIsWritten(string derivative, string other)
    {
        double[] a = [3], dA = [7];
        var exception = Assert.Throws<ArgumentException>(() => s_program.Value.Invoke("Driver", derivative, a, a, dA));
        Assert.Contains("shares", exception.Message, StringComparison.Ordinal);
        Assert.Contains(other, exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, a[0]);
        Assert.Equal(7, dA[0]);
    }

    [Theory]
    [InlineData("Field", 18, 12)]
    [InlineData("Member", 18, 12)]
    [InlineData("Met", 27, 18)]
    [InlineData("OfRow", 18, 12)]
    [InlineData("OnlyRead", 6, 2)]
    public void OtherArray_IsReadAsAConstant(string derivative, double value, double slope)
    {
        double[] a = [3], dA = [7];
        Assert.Equal(value, s_program.Value.Invoke("Driver", derivative, a, new double[] { 2 }, dA));
        Assert.Equal(slope, dA[0]);
    }

    [Theory]
    [InlineData("Met")]
    [InlineData("MetJvp")]
    [InlineData("MetVjp")]
    [InlineData("MetHvp")]
    public void ArrayMetOnTheWay_IsFoundThere(string derivative)
    {
        double[] a = [3];
        Assert.Throws<ArgumentException>(() => s_program.Value.Invoke("Driver", derivative, a, a, new double[1]));
    }

    [Fact]
    public void StaticArray_IsFound() => Assert.Throws<ArgumentException>(() => s_program.Value.Invoke("Driver", "Static", new double[2]));

    [Fact]
    public void Matrix_IsFound()
    {
        Assert.Throws<ArgumentException>(() => s_program.Value.Invoke("Driver", "OfMatrix", new double[,] { { 2 } }, true));
        Assert.Equal(0.0, s_program.Value.Invoke("Driver", "OfMatrix", new double[,] { { 2 } }, false));
    }

    [Fact]
    public void ArrayThatIsOnlyRead_MayBeTheArgument()
    {
        double[] a = [3], dA = [0];
        Assert.Equal(9.0, s_program.Value.Invoke("Driver", "OnlyRead", a, a, dA));
    }

    [Fact]
    public void ObjectThatIsNotThere_IsReportedByTheMethod() =>
        Assert.Throws<NullReferenceException>(() => s_program.Value.Invoke("Driver", "NoMember", new double[] { 3 }, new double[1]));
}
