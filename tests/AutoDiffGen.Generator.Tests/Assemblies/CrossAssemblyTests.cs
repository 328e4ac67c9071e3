using AutoDiffGen.Generator.Tests.Incrementality;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Assemblies;

/// <summary>Methods of a referenced assembly that was built with the generator are differentiated by the derivatives that are there.</summary>
public class CrossAssemblyTests
{
    private const string Library = """
        using System;
        using AutoDiffGen;

        namespace Lib;

        public static partial class L
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
            public static double Bump(double x, double y) => Math.Exp(-x * x) * y;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
            public static double Energy(ReadOnlySpan<double> x, double k)
            {
                double sum = 0;
                foreach (double v in x) sum += k * v * v * v;
                return sum;
            }

            [Differentiable] public static float Single(float x, float y) => x * x * y;
            [Differentiable] public static double OfArray(double[] x) => x[0] * x[1] + x[0];
            [Differentiable] public static double Weighted(double x, [Constant] double weight, int power = 2) => weight * Math.Pow(x, power);
            [Differentiable(Derivatives = Derivatives.Vjp)] public static double OnlyVjp(double x, double y) => Math.Sin(x) * y;
            [Differentiable(Derivatives = Derivatives.Gradient)] public static double OnlyGradient(double x, ReadOnlySpan<double> w) => x * w[0] * w[1];
            [Differentiable(Derivatives = Derivatives.Jvp)] public static double OnlyJvp(double x) => x * x;
            [Differentiable(Derivatives = Derivatives.Vjp)] public static void OnlyVjpOfSpan(double[] x, double[] y) => y[0] = x[0] * x[0];
            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp)] public static double Trace(double[,] m, double x) => m[0, 0] * x + m[1, 1] * x * x;
            [Differentiable] public static double Drawn(double x, Random random) => x * random.NextDouble();
            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp)] public static void DrawnInto(double[] x, Random random) => x[0] *= random.NextDouble();
            [Differentiable] public static double Accumulate(double[] y, double x) { y[0] += x; return y[0] * x; }

            /// <summary>What y holds goes in too.</summary>
            [Differentiable]
            public static void Mix(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++) y[i] = Math.Sin(x[i]) * y[i];
            }

            public static double NotAnnotated(double x) => x * x;
            public static double NotAnnotatedGradient(double x, out double dX) { dX = 7; return x * x; }

            public static int Runs;
            [Differentiable] public static double Counted(double x) { Runs++; return x * x; }
        }

        public partial class Model(double scale)
        {
            public double Scale = scale;
            [Differentiable] public double Predict(double x) => Scale * x * x;
            [Differentiable] public virtual double Overridable(double x) => Scale * x;
        }
        """;

    private const string All = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian";
    private const string Once = "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp";

    private static readonly Lazy<TwoProjects> s_byImage = new(() => new TwoProjects(Library));
    private static readonly Lazy<TwoProjects> s_byCompilation = new(() => new TwoProjects(Library, asCompilation: true));

    public static TheoryData<string, string> Bodies => new()
    {
        { All + " | Derivatives.Hvp | Derivatives.Hessian", "3 * L.Bump(w[0] * x, x) + w[1]" },
        { All + " | Derivatives.Hvp | Derivatives.Hessian", "L.Energy(w, x) * x" },
        { All + " | Derivatives.Hvp | Derivatives.Hessian", "L.Energy(w, 2) + L.Bump(0.5, x)" },
        { All, "L.OfArray(w) * x * w[2]" },
        { All, "L.Weighted(x * w[1], 3) + L.Weighted(w[0], 2, 3)" },
        { All, "L.Weighted(power: 3, weight: 2, x: w[0] * x)" },
        { All, "L.OnlyVjp(x, w[0]) * L.OnlyVjp(w[1], 2)" },
        { All, "L.OnlyGradient(w[2] * x, w)" },
        { All, "new Model(3).Predict(x * w[0])" },
        { "Derivatives.Jvp", "L.OnlyJvp(x * w[0])" },
    };

    public static TheoryData<string, string> Blocks => new()
    {
        { "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian", "double s = 0; for (int i = 0; i < 3; i++) { s += L.Energy(w, x * i) * x; w[i] *= 2; } return s + L.Energy(w, s);" },
        { All + " | Derivatives.Hvp | Derivatives.Hessian", "double s = x; for (int i = 0; i < 3; i++) { if (s > 0.1) s = L.Bump(s, w[i]); else s += w[i] * x; } return s;" },
        { Once, "double[] y = [x, 1, w[0]]; L.Mix(w, y); double a = y[0] * y[1] + y[2]; y[0] = 0; L.Mix(y, w); return a * w[0] * w[2];" },
        { Once, "double[] y = [x, 1, 2]; for (int i = 0; i < 3; i++) { y[i] *= x; L.Mix(w, y); w[0] += y[1]; } return y[0] + y[1] * y[2];" },
        { All, "double[,] m = { { w[0], 1 }, { x, w[1] * w[1] } }; double s = L.Trace(m, x); m[0, 0] = 0; return s * x;" },
        { All, "double s = 1; for (int i = 0; i < 2; i++) { double[,] m = { { w[0] * s, 1 }, { x, w[1] } }; s += L.Trace(m, x); } return s;" },
        { All, "static double Deep(double[] v, double t, int n) => n == 0 ? t : Deep(v, L.Bump(t, v[n - 1]) + L.OnlyGradient(t, v), n - 1); return Deep(w, x, 3);" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    [MemberData(nameof(Blocks))]
    public void Derivatives_AreThoseOfDifferences(string derivatives, string body)
    {
        double[] found = DerivativeProgram.Check("Lib", derivatives, body, s_byImage.Value.Load);
        Assert.Equal(found, s_byCompilation.Value.Run(DerivativeProgram.Source("Lib", derivatives, body)));
    }

    [Theory]
    [InlineData("L.OnlyJvp(x)", "Derivatives.Gradient", "ADG0205")]
    [InlineData("L.OnlyGradient(x, w)", "Derivatives.Gradient | Derivatives.Hvp", "ADG0205")]
    [InlineData("L.Accumulate(w, x)", "Derivatives.Gradient", "ADG0205")]
    [InlineData("L.NotAnnotated(x)", "Derivatives.Gradient", "ADG0101")]
    [InlineData("Chosen(w).Overridable(x)", "Derivatives.Gradient", "ADG0101")]
    [InlineData("L.Weighted(1, x)", "Derivatives.Gradient", "ADG0205")]
    [InlineData("Into(w, x, random)", "Derivatives.Gradient", "ADG0205")]
    [InlineData("Twice(w, x)", "Derivatives.Jvp", "ADG0205")]
    public async Task WhatIsMissing_IsRefusedAtTheCall_ByBoth(string body, string derivatives, string id)
    {
        string source = $$"""
            using System;
            using AutoDiffGen;
            using Lib;

            public static partial class F
            {
                [Differentiable(Derivatives = {{derivatives}})]
                public static double Of(double[] w, double x, Random random) => {{body}};

                private static double Into(double[] w, double x, Random random) { L.DrawnInto(w, random); return w[0] * x; }

                private static Model Chosen(double[] w) => w.Length > 1 ? new Model(2) : new Model(3);

                private static double Twice(double[] w, double x) { double[] y = [0]; L.OnlyVjpOfSpan(w, y); return y[0] * x; }
            }
            """;
        foreach (TwoProjects projects in new[] { s_byImage.Value, s_byCompilation.Value })
        {
            var run = GeneratorRunner.Run(projects.Program(source));
            Assert.Contains(id, run.GeneratedText, StringComparison.Ordinal);
            Assert.Equal([id], (await Agreement.Analyzers.Errors(run.Compilation)).Select(d => d.Id).Distinct());
        }
    }

    [Fact]
    public void GradientWithValue_RunsTheMethodOnce()
    {
        double[] found = s_byImage.Value.Run("""
            using AutoDiffGen;
            using Lib;

            public static partial class F
            {
                [Differentiable] public static double Of(double x) { double s = 0; for (int i = 0; i < 5; i++) s += L.Counted(x + i); return s; }
            }

            public static class Program
            {
                public static double[] Run()
                {
                    L.Runs = 0;
                    F.OfGradient(2, out double dX);
                    double gradient = L.Runs;
                    F.OfJvp(2, 1, out double dF);
                    return [dX, gradient, dF, L.Runs];
                }
            }
            """);
        Assert.Equal([40, 5, 40, 10], found);
    }

    [Fact]
    public void RandomNumbers_AreDrawnOnce()
    {
        double[] found = s_byImage.Value.Run("""
            using System;
            using AutoDiffGen;
            using Lib;

            public static partial class F
            {
                [Differentiable] public static double Of(double x, Random random) => L.Drawn(x, random) * L.Drawn(x, random);
            }

            public static class Program
            {
                public static double[] Run()
                {
                    double value = F.OfGradient(3, new Random(1), out double dX);
                    return [F.Of(3, new Random(1)), value, value * 2 / 3, dX];
                }
            }
            """);
        Assert.Equal(found[0], found[1]);
        Near.Assert(found[2], found[3], 1e-14, "gradient");
    }

    [Fact]
    public void SinglePrecision_StaysSingle()
    {
        double[] found = s_byImage.Value.Run("""
            using AutoDiffGen;
            using Lib;

            public static partial class F
            {
                [Differentiable] public static double Of(float x, double y) => L.Single(x, (float)y) * y;
            }

            public static class Program
            {
                public static double[] Run()
                {
                    double value = F.OfGradient(2, 3, out float dX, out double dY);
                    return [value, dX, dY];
                }
            }
            """);
        Assert.Equal([36, 36, 24], found);
    }

    [Fact]
    public void UnrelatedFile_DoesNothingAgain() => TrackedRun.Of(
        s_byImage.Value.Program(DerivativeProgram.Source("Lib", Once, "L.Energy(w, x)")),
        c => c.AddSyntaxTrees(CompilationFactory.Parse("namespace M; public class Added;", "Added.cs"))).AssertNothingWasDoneAgain();
}
