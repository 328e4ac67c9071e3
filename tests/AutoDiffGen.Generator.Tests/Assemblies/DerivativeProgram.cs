using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Assemblies;

/// <summary>A program with one differentiable function of an array and a number, and a method that runs all its derivatives at a point.</summary>
internal static class DerivativeProgram
{
    private static readonly double[] s_point = [0.7, -0.4, 1.3, 0.6];
    private static readonly double[] s_direction = [0.3, 1.1, -0.5, 0.8];

    /// <summary>Compares what a program computes with differences of its function; returns what it computes.</summary>
    public static double[] Check(string space, string derivatives, string body, Func<string, Assembly> load)
    {
        var program = load(Source(space, derivatives, body)).GetType("Program")!;
        double[] found = program.GetMethod("Run")!.CreateDelegate<Func<double[]>>()();
        var of = program.GetMethod("At")!.CreateDelegate<Func<double[], double>>();
        int at = 0;
        foreach (string kind in derivatives.Split(" | "))
        {
            Near.Assert(of(s_point), found[at++], 1e-13, kind);
            double[] expected = kind switch
            {
                "Derivatives.Jvp" => [Differences.Directional(of, s_point, s_direction)],
                "Derivatives.Hvp" => Products(of, s_direction),
                "Derivatives.Hessian" => [.. Differences.Gradient(of, s_point), .. Enumerable.Range(0, 4).SelectMany(i => Products(of, [.. Enumerable.Range(0, 4).Select(j => i == j ? 1.0 : 0)]))],
                _ => Differences.Gradient(of, s_point),
            };
            Near.Assert(expected, found[at..(at += expected.Length)], kind is "Derivatives.Hvp" or "Derivatives.Hessian" ? 1e-6 : 1e-8, kind);
        }

        Assert.Equal(found.Length, at);
        return found;
    }

    private static double[] Products(Func<double[], double> of, double[] direction) =>
        [.. Enumerable.Range(0, 4).Select(i => Differences.Derivative(t => Differences.Partial(of, [.. s_point.Select((x, k) => x + t * direction[k])], i).Value, 0).Value)];

    /// <summary>The value and each derivative asked for, one after the other.</summary>
    public static string Source(string space, string derivatives, string body)
    {
        string text = body.Contains("return ", StringComparison.Ordinal) ? $"{{ {body} }}" : $"=> {body};";
        string Call(string kind) => kind switch
        {
            "Derivatives.Gradient" => "r.Add(F.OfGradient(W(), 0.6, g, out double dX)); r.AddRange(g); r.Add(dX);",
            "Derivatives.Jvp" => "double[] v = [0.3, 1.1, -0.5]; r.Add(F.OfJvp(W(), 0.6, v, 0.8, out double dF)); r.Add(dF);",
            "Derivatives.Vjp" => "double[] a = [0, 0, 0]; double aX = 0; r.Add(F.OfVjp(W(), 0.6, 1, a, ref aX)); r.AddRange(a); r.Add(aX);",
            "Derivatives.Jacobian" => "double[] j = new double[4]; r.Add(F.OfJacobian(W(), 0.6, j)); r.AddRange(j);",
            "Derivatives.Hvp" => "double[] u = [0.3, 1.1, -0.5], h = new double[3]; r.Add(F.OfHvp(W(), 0.6, u, 0.8, h, out double hX)); r.AddRange(h); r.Add(hX);",
            _ => "double[] q = new double[4], s = new double[16]; r.Add(F.OfHessian(W(), 0.6, q, s)); r.AddRange(q); r.AddRange(s);",
        };
        return $$"""
            using System;
            using System.Collections.Generic;
            using AutoDiffGen;
            using {{space}};

            public static partial class F
            {
                [Differentiable(Derivatives = {{derivatives}})]
                public static double Of(double[] w, double x) {{text}}
            }

            public static class Program
            {
                private static double[] W() => [0.7, -0.4, 1.3];

                public static double At(double[] p) => F.Of([p[0], p[1], p[2]], p[3]);

                public static double[] Run()
                {
                    var r = new List<double>();
                    double[] g = new double[3];
                    {{string.Join("\n        ", derivatives.Split(" | ").Select(Call))}}
                    return [.. r];
                }
            }
            """;
    }
}
