using AutoDiffGen.CodeFixes;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.FixTest<AutoDiffGen.CodeFixes.AskForDerivativeFix>;

namespace AutoDiffGen.Analyzers.Tests.CodeFixes;

/// <summary>Who writes the call first is offered the annotation.</summary>
public sealed class AskForDerivativeFixTests
{
    [Fact]
    public async Task GradientOfMethodWithoutAnnotation_IsAskedFor() => await Verify.VerifyAsync(
        """
        public static class M
        {
            public static string Run() => FGradient(3, out double dX) + " " + dX + " " + Other.Inner.GGradient(2, out double dY) + " " + dY;

            // Squares.
            private static double F(double x) => x * x;
        }

        public class Other
        {
            public class Inner
            {
                [Obsolete("old", false)]
                public static double G(double y) => 3 * y;
            }
        }
        """,
        """
        public static partial class M
        {
            public static string Run() => FGradient(3, out double dX) + " " + dX + " " + Other.Inner.GGradient(2, out double dY) + " " + dY;

            // Squares.
            [Differentiable]
            private static double F(double x) => x * x;
        }

        public partial class Other
        {
            public partial class Inner
            {
                [Differentiable]
                [Obsolete("old", false)]
                public static double G(double y) => 3 * y;
            }
        }
        """,
        before: Verify.DoesNotCompile,
        after: "9 6 6 3");

    [Fact]
    public async Task DerivativeThatIsNotAmongThoseAskedFor_IsAdded() => await Verify.VerifyAsync(
        """
        public partial class M
        {
            [Differentiable]
            public double F(double x) => x * x * x;

            [Differentiable(Derivatives = Derivatives.Jvp)]
            public double G(double x) => x * x * x;

            public double H(double x) => x;

            public static string Run()
            {
                var m = new M();
                double dX = 0;
                m.FHvp(2, 1, out double hX);
                m.GGradient(2, out double dG);
                m.HVjp(2, 5, ref dX);
                return hX + " " + dG + " " + dX;
            }
        }
        """,
        """
        public partial class M
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
            public double F(double x) => x * x * x;

            [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Gradient)]
            public double G(double x) => x * x * x;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
            public double H(double x) => x;

            public static string Run()
            {
                var m = new M();
                double dX = 0;
                m.FHvp(2, 1, out double hX);
                m.GGradient(2, out double dG);
                m.HVjp(2, 5, ref dX);
                return hX + " " + dG + " " + dX;
            }
        }
        """,
        before: Verify.DoesNotCompile,
        after: "12 12 5");

    [Theory]
    [InlineData("public static class M { public static double F(double x) => GGradient(x); }")]
    [InlineData("public static class M { public static double F(double x) => Gradient(x); }")]
    [InlineData("public static class M { public static double F(double x) => Math.SinGradient(x); }")]
    public async Task NameWithoutMethodBehindIt_IsLeftToOthers(string source) => await Verify.VerifyNoneAsync(source);
}
