using AutoDiffGen.CodeFixes;

namespace AutoDiffGen.Analyzers.Tests.CodeFixes;

/// <summary>What is wrong with a declaration is put right, and the program runs.</summary>
public sealed class DeclarationFixTests
{
    [Fact]
    public async Task TypeThatIsNotPartial_IsMadeSo() => await FixTest<MakePartialFix>.VerifyAsync(
        """
        /// <summary>Models.</summary>
        public static class M
        {
            [Differentiable]
            public static double F(double x) => x * x;

            public static string Run() => typeof(M).GetMethod("FGradient") is null ? "no gradient" : "a gradient";
        }
        """,
        """
        /// <summary>Models.</summary>
        public static partial class M
        {
            [Differentiable]
            public static double F(double x) => x * x;

            public static string Run() => typeof(M).GetMethod("FGradient") is null ? "no gradient" : "a gradient";
        }
        """,
        before: "no gradient",
        after: "a gradient");

    [Fact]
    public async Task EveryLevel_IsMadePartial() => await FixTest<MakePartialFix>.VerifyAsync(
        """
        // The outermost.
        class M
        {
            public static string Run() => typeof(Inner).GetMethods().Count(m => m.Name is "FGradient" or "GGradient").ToString();

            public readonly struct Middle { /* no methods */ }

            internal record struct Inner(int N)
            {
                [Differentiable] public static double F(double x) => x;
                [Differentiable] public static double G(double x) => x;
            }

            private interface IOther { [Differentiable] static double F(double x) => x; }
        }
        """,
        """
        // The outermost.
        partial class M
        {
            public static string Run() => typeof(Inner).GetMethods().Count(m => m.Name is "FGradient" or "GGradient").ToString();

            public readonly struct Middle { /* no methods */ }

            internal partial record struct Inner(int N)
            {
                [Differentiable] public static double F(double x) => x;
                [Differentiable] public static double G(double x) => x;
            }

            private partial interface IOther { [Differentiable] static double F(double x) => x; }
        }
        """,
        before: "0",
        after: "2");

    [Fact]
    public async Task MakePartial_SaysWhetherThereAreLevels()
    {
        Assert.Equal(["Make the type partial"], await FixTest<MakePartialFix>.TitlesAsync("class M { [Differentiable] static double F(double x) => x; }"));
        Assert.Equal(
            ["Make the types partial, at every level", "Make the types partial, at every level"],
            await FixTest<MakePartialFix>.TitlesAsync("class M { class N { [Differentiable] static double F(double x) => x; } }"));
    }

    [Fact]
    public async Task ParameterOfTypeThatCarriesNoDerivative_IsMarkedConstant() => await FixTest<AddConstantFix>.VerifyAsync(
        """
        public static partial class M
        {
            [AutoDiffGen.Differentiable]
            public static double F(double x, double[,,] a, /* b */ double[,,] b) => x * a.Length * b.Length;

            public static string Run() => typeof(M).GetMethod("FGradient") is null ? "no gradient" : "a gradient";
        }
        """,
        """
        public static partial class M
        {
            [AutoDiffGen.Differentiable]
            public static double F(double x, [AutoDiffGen.Constant] double[,,] a, /* b */ [AutoDiffGen.Constant] double[,,] b) => x * a.Length * b.Length;

            public static string Run() => typeof(M).GetMethod("FGradient") is null ? "no gradient" : "a gradient";
        }
        """,
        before: "no gradient",
        after: "a gradient");

    [Fact]
    public async Task ParameterWithoutDerivative_IsMarkedConstant() => await FixTest<AddConstantFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(
                double x,
                double limit,
                double unused) => x > limit ? x : 2 * x;

            public static string Run() => string.Join(" ", typeof(M).GetMethod("FGradient")!.GetParameters().Select(p => p.Name));
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(
                double x,
                [Constant] double limit,
                [Constant] double unused) => x > limit ? x : 2 * x;

            public static string Run() => string.Join(" ", typeof(M).GetMethod("FGradient")!.GetParameters().Select(p => p.Name));
        }
        """,
        before: "x limit unused dX dLimit dUnused",
        after: "x limit unused dX");

    [Fact]
    public async Task OnlyParameter_IsNothingToMark() => await FixTest<AddConstantFix>.VerifyNoneAsync(
        "public static partial class M { [Differentiable] public static double F(double x, int n) => n * Math.Pow(x, 0); }");

    [Fact]
    public async Task TypeInsideTheBody_IsNothingToMark() => await FixTest<AddConstantFix>.VerifyNoneAsync(
        "public static partial class M { [Differentiable] public static double F(double x) => new List<double> { x }[0]; }");

    [Fact]
    public async Task ConstantThatSaysNothing_IsRemoved() => await FixTest<RemoveConstantFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, [Constant] int n, [Constant, System.Diagnostics.CodeAnalysis.NotNull] string name) => x * n;

            public static string Run() => FGradient(1, 2, "", out double dX) + " " + dX;
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, int n, [System.Diagnostics.CodeAnalysis.NotNull] string name) => x * n;

            public static string Run() => FGradient(1, 2, "", out double dX) + " " + dX;
        }
        """,
        before: "2 2",
        after: "2 2");

    [Fact]
    public async Task AnnotationOfWhatHasNoDerivative_IsRemoved() => await FixTest<RemoveDifferentiableFix>.VerifyAsync(
        """
        public static partial class M
        {
            /// <summary>Counts.</summary>
            [Differentiable]
            public static int F(int n) => n + 1;

            [Obsolete, Differentiable] public static async Task<double> G(double x) { await Task.Yield(); return x; }

            public static string Run() => F(1) + " " + L(1) + " " + typeof(M).GetMethods().Count(m => m.GetCustomAttributes(typeof(DifferentiableAttribute), false).Length > 0);

            private static readonly Func<double, double> L = [Differentiable] (double x) => x;
        }
        """,
        """
        public static partial class M
        {
            /// <summary>Counts.</summary>
            public static int F(int n) => n + 1;

            [Obsolete] public static async Task<double> G(double x) { await Task.Yield(); return x; }

            public static string Run() => F(1) + " " + L(1) + " " + typeof(M).GetMethods().Count(m => m.GetCustomAttributes(typeof(DifferentiableAttribute), false).Length > 0);

            private static readonly Func<double, double> L = (double x) => x;
        }
        """,
        before: "2 1 2",
        after: "2 1 0");
}
