using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Objects as arguments: what cannot be told apart is refused when the derivative is called, before anything is written.</summary>
public class ObjectArgumentTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using AutoDiffGen;

        public sealed class Q
        {
            public double[]? W;
            public double B;

            public void Scale(double k)
            {
                for (int i = 0; i < W!.Length; i++) W[i] *= k;
                B *= k;
            }
        }

        public static partial class F
        {
            [Differentiable]
            public static double At(Q q, double x)
            {
                double s = q.B;
                for (int i = 0; i < q.W!.Length; i++) s = s * x + q.W[i];
                return s * s;
            }

            [Differentiable]
            public static double Beside(Q q, Q r, double x)
            {
                Scaled(q, x);
                return q.B * r.B + q.W![0] * r.W![0];
            }

            private static void Scaled(Q q, double k) => q.Scale(k);

            [Differentiable]
            public static double BesideAConstant(Q q, [Constant] Q c) => q.W![0] * c.W![0] * q.B;

            private static Q New(params double[] w) => new Q { W = w, B = 3 };

            private static double Written(Q d) => d.B + d.W![0];

            public static double Right()
            {
                Q d = New(9, 9);
                AtGradient(New(1, 2), 2, d, out double dX);
                return d.W![0] * 1e6 + d.W[1] * 1e3 + d.B + dX / 1e3;
            }

            public static double OtherLength(double[] left)
            {
                Q d = New(9, 9, 9);
                try { return AtGradient(New(1, 2), 2, d, out _); }
                finally { left[0] = Written(d); }
            }

            public static double NoArray(double[] left) => AtGradient(New(1, 2), 2, new Q(), out _);

            public static double OneObject(double[] left)
            {
                Q q = New(1, 2);
                try { return AtGradient(q, 2, q, out _); }
                finally { left[0] = Written(q) + 8; }
            }

            public static double OneArray(double[] left)
            {
                Q q = New(9, 2), d = new() { W = q.W, B = 3 };
                try { return AtGradient(q, 2, d, out _); }
                finally { left[0] = Written(d); }
            }

            public static double ArgumentsAreOne(double[] left)
            {
                Q q = New(9, 2), d = New(9, 9);
                try { return BesideGradient(q, q, 2, d, New(9, 9), out _); }
                finally { left[0] = Written(q); }
            }

            public static double ArgumentsShareAnArray(double[] left)
            {
                Q q = New(9, 2), r = new() { W = q.W, B = 3 };
                try { return BesideGradient(q, r, 2, New(9, 9), New(9, 9), out _); }
                finally { left[0] = Written(q); }
            }

            public static double DerivativesAreOne(double[] left)
            {
                Q d = New(9, 9);
                try { return BesideGradient(New(1, 2), New(1, 2), 2, d, d, out _); }
                finally { left[0] = Written(d); }
            }

            public static double ConstantIsDerivative(double[] left)
            {
                Q d = New(9, 2);
                try { return BesideAConstantGradient(New(1, 2), d, d); }
                finally { left[0] = Written(d); }
            }
        }
        """));

    [Fact]
    public void Gradient_GoesIntoTheFieldsAndArraysOfTheOtherObject() => Assert.Equal(64032128.416, s_program.Value.Method<Func<double>>("F", "Right")(), 1e-6);

    [Theory]
    [InlineData("OtherLength")]
    [InlineData("NoArray")]
    [InlineData("OneObject")]
    [InlineData("OneArray")]
    [InlineData("ArgumentsAreOne")]
    [InlineData("ArgumentsShareAnArray")]
    [InlineData("DerivativesAreOne")]
    [InlineData("ConstantIsDerivative")]
    public void Gradient_RefusesObjectsThatCannotBeToldApart(string name)
    {
        double[] left = [12];
        Assert.Throws<ArgumentException>(() => s_program.Value.Method<Func<double[], double>>("F", name)(left));
        Assert.Equal(12, left[0]);
    }
}
