using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Numbers and structs that may be missing, where a case of the corpus cannot say what comes out: null, NaN, an exception.</summary>
public class NullableTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using AutoDiffGen;

        public record struct Pt(double X, double Y);

        public record struct Option(double Strike, double? Barrier, int Kind);

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
            public static double? Product(double? x, double? y) => x * y;

            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp)]
            public static double? Same(double? x) => x;

            [Differentiable]
            public static double Value(double? x, double k) => k * x.Value;

            [Differentiable]
            public static double Length(Pt? p, double k) => p switch
            {
                null => k,
                { } q when q.X > 100 => (q with { Y = k }).Y,
                { } q => Math.Sqrt(q.X * q.X + q.Y * q.Y) * k + (p.HasValue ? p.Value.X : 7) * 0.5 + p.GetValueOrDefault().Y * 0.25,
            };

            [Differentiable]
            public static double Price(Option o, double spot)
            {
                double barrier = o.Barrier ?? 2 * o.Strike;
                return spot > barrier ? o.Strike * o.Kind : barrier - spot * o.Strike;
            }

            [Differentiable]
            public static double IsNaN(double? x) => x == double.NaN ? 1 : x < 1 || x >= 1 ? 2 : x != x ? 3 : x is double.NaN ? 4 * x.Value : 5;
        }

        public static class Driver
        {
            private static double? Given(double x) => x > 1e100 ? null : x;
            private static double Told(double? x) => x ?? 1e300;

            public static double[] ProductVjp(double x, double y)
            {
                double? dX = 10, dY = null;
                double? value = F.ProductVjp(Given(x), Given(y), 2, ref dX, ref dY);
                return [Told(value), Told(dX), Told(dY)];
            }

            public static double[] ProductJvp(double x, double y)
            {
                double? value = F.ProductJvp(Given(x), Given(y), 2, null, out double? d);
                return [Told(value), Told(d)];
            }

            public static double[] ProductJacobian(double x, double y)
            {
                var jacobian = new double[2];
                double? value = F.ProductJacobian(Given(x), Given(y), jacobian);
                return [Told(value), .. jacobian];
            }

            public static double[] Same(double x)
            {
                double? dX = 1;
                double? value = F.SameVjp(Given(x), 5, ref dX);
                F.SameJvp(Given(x), 3, out double? d);
                return [Told(value), Told(dX), Told(d)];
            }

            public static double[] Value(double x)
            {
                try { return [F.ValueGradient(Given(x), 3, out double? dX, out double dK), Told(dX), dK]; }
                catch (InvalidOperationException) { return [-1]; }
            }

            public static double[] Length(double x, double y)
            {
                double value = F.LengthGradient(x > 1e100 ? null : new Pt(x, y), 2, out Pt? dP, out double dK);
                return [value, dP!.Value.X, dP.Value.Y, dK];
            }

            public static double[] Price(double barrier)
            {
                double value = F.PriceGradient(new Option(3, Given(barrier), 4), 5, out Option d, out double dSpot);
                return [value, d.Strike, Told(d.Barrier), d.Kind, dSpot];
            }

            public static double[] IsNaN(double x) => [F.IsNaNGradient(Given(x), out double? d), Told(d), F.IsNaN(Given(x))];
        }
        """));

    private const double Null = 1e300;

    [Theory]
    [InlineData("ProductVjp", new[] { 3.0, 4 }, new[] { 12.0, 18, 6 })]
    [InlineData("ProductVjp", new[] { 3.0, Null }, new[] { Null, 10, 0 })]
    [InlineData("ProductVjp", new[] { Null, Null }, new[] { Null, 10, 0 })]
    [InlineData("ProductJvp", new[] { 3.0, 4 }, new[] { 12.0, 8 })]
    [InlineData("ProductJvp", new[] { Null, 4 }, new[] { Null, 0 })]
    [InlineData("ProductJacobian", new[] { 3.0, 4 }, new[] { 12.0, 4, 3 })]
    [InlineData("ProductJacobian", new[] { 3.0, Null }, new[] { Null, 0, 0 })]
    [InlineData("Same", new[] { 3.0 }, new[] { 3.0, 6, 3 })]
    [InlineData("Same", new[] { Null }, new[] { Null, 1, 0 })]
    [InlineData("Value", new[] { 2.0 }, new[] { 6.0, 3, 2 })]
    [InlineData("Value", new[] { Null }, new[] { -1.0 })]
    [InlineData("Length", new[] { 3.0, 4 }, new[] { 12.5, 1.7, 1.85, 5 })]
    [InlineData("Length", new[] { 300.0, 4 }, new[] { 2.0, 0, 0, 1 })]
    [InlineData("Length", new[] { Null, 0 }, new[] { 2.0, 0, 0, 1 })]
    [InlineData("Price", new[] { 7.0 }, new[] { -8.0, -5, 1, 0, -3 })]
    [InlineData("Price", new[] { 4.0 }, new[] { 12.0, 4, 0, 0, 0 })]
    [InlineData("Price", new[] { Null }, new[] { -9.0, -3, 0, 0, -3 })]
    [InlineData("IsNaN", new[] { double.NaN }, new[] { 3.0, 0, 3 })]
    [InlineData("IsNaN", new[] { Null }, new[] { 5.0, 0, 5 })]
    [InlineData("IsNaN", new[] { 1.0 }, new[] { 2.0, 0, 2 })]
    public void Derivatives_AreThoseOfWhatIsThere(string what, double[] arguments, double[] expected)
    {
        Near.Assert(expected, (double[])s_program.Value.Invoke("Driver", what, [.. arguments.Cast<object>()])!, 1e-12, what);
    }
}
