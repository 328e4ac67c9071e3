using System.Text;
using AutoDiffGen.Generator.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Properties;

/// <summary>Random expressions: reverse mode, forward mode and central differences agree, in first and second order.</summary>
public class RandomExpressionTests
{
    private const int Batch = 200;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Derivatives_Agree(int seed, bool withTemporaries)
    {
        var expressions = ScalarExpression.Generator.Sample(Batch, new Rnd((ulong)seed), 8).ToArray();
        using var program = CompiledProgram.Generate(Source(expressions, withTemporaries));
        for (var i = 0; i < Batch; i++)
        {
            Check(program, i, expressions[i]);
        }
    }

    private static void Check(CompiledProgram program, int number, string expression)
    {
        double[] at = [0.7, 1.1, 0.9], v = [0.3, -0.5, 0.8];
        var value = program.Method<Func<double[], double>>($"E{number}", "Value");
        var reverse = program.Method<Func<double[], double[]>>($"E{number}", "Reverse");
        var forward = program.Method<Func<double[], double[], double>>($"E{number}", "Forward");
        var second = program.Method<Func<double[], double[], double[]>>($"E{number}", "Second");

        var gradient = reverse(at);
        double[] partials = [.. Enumerable.Range(0, 3).Select(i => forward(at, [.. Enumerable.Range(0, 3).Select(j => i == j ? 1.0 : 0)]))];
        Near.Assert(gradient, partials, 1e-10, $"forward and reverse of {expression}");
        Near.Assert(Differences.Gradient(value, at), gradient, 1e-6, $"differences of {expression}");
        double[] curvature = [.. Enumerable.Range(0, 3).Select(i => Differences.Directional(p => reverse(p)[i], at, v))];
        Near.Assert(curvature, second(at, v), 1e-5, $"second derivative of {expression}");
    }

    private static string Source(string[] expressions, bool withTemporaries)
    {
        var text = new StringBuilder("""
            using System;
            using AutoDiffGen;

            internal static class Helper
            {
                public static double Weighted(double a, double b) => 0.25 * a * b + Math.Sin(a - b);
            }

            """);
        for (var i = 0; i < expressions.Length; i++)
        {
            text.Append(Type(i, withTemporaries ? Statements(expressions[i]) : $"return {expressions[i]};"));
        }

        return text.ToString();
    }

    // The expression inside control flow, with its variables overwritten.
    private static string Statements(string expression) =>
        $"double r = 0; for (int i = 0; i < 3; i++) {{ if (i == 1) {{ r -= {expression}; continue; }} r += {expression}; x = Math.Sin(x + y); (y, z) = (z, y); }} return r;";

    private static string Type(int number, string body) => $$"""

        public static partial class E{{number}}
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
            public static double F(double x, double y, double z) { {{body}} }

            public static double Value(double[] p) => F(p[0], p[1], p[2]);

            public static double[] Reverse(double[] p)
            {
                FGradient(p[0], p[1], p[2], out double dX, out double dY, out double dZ);
                return [dX, dY, dZ];
            }

            public static double Forward(double[] p, double[] v)
            {
                FJvp(p[0], p[1], p[2], v[0], v[1], v[2], out double dF);
                return dF;
            }

            public static double[] Second(double[] p, double[] v)
            {
                FHvp(p[0], p[1], p[2], v[0], v[1], v[2], out double hX, out double hY, out double hZ);
                return [hX, hY, hZ];
            }
        }
        """;
}
