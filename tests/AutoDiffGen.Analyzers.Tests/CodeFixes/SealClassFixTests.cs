using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.FixTest<AutoDiffGen.CodeFixes.SealClassFix>;

namespace AutoDiffGen.Analyzers.Tests.CodeFixes;

/// <summary>A class from which none derives is sealed where that makes a call known.</summary>
public sealed class SealClassFixTests
{
    [Fact]
    public async Task ClassFromWhichNoneDerives_IsSealed() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, double y, Spring spring, Dashpot dashpot)
            {
                spring.Step(ref x, y);
                dashpot.Step(ref x, y);
                return x * x;
            }

            public static string Run()
            {
                try { return FGradient(1, 2, new Spring(), new Dashpot(), out double dX, out double dY) + " " + dX + " " + dY; }
                catch (NotSupportedException) { return "refused"; }
            }
        }

        public abstract class Part
        {
            public abstract void Step(ref double x, double y);
        }

        // Pulls.
        public class Spring : Part
        {
            public override void Step(ref double x, double y) => x += Scale * y;
            protected double Scale => 3;
            protected internal virtual double Length => 1;
            private protected double Width => 1;

            public class Inner
            {
                public virtual int Count => 1;
            }
        }

        public partial class Dashpot
        {
            // Slows.
            public virtual void Step(ref double x, double y) => x *= y;
        }

        public partial class Dashpot
        {
            protected virtual double Width => 1;
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, double y, Spring spring, Dashpot dashpot)
            {
                spring.Step(ref x, y);
                dashpot.Step(ref x, y);
                return x * x;
            }

            public static string Run()
            {
                try { return FGradient(1, 2, new Spring(), new Dashpot(), out double dX, out double dY) + " " + dX + " " + dY; }
                catch (NotSupportedException) { return "refused"; }
            }
        }

        public abstract class Part
        {
            public abstract void Step(ref double x, double y);
        }

        // Pulls.
        public sealed class Spring : Part
        {
            public override void Step(ref double x, double y) => x += Scale * y;
            private double Scale => 3;
            internal double Length => 1;
            private double Width => 1;

            public class Inner
            {
                public virtual int Count => 1;
            }
        }

        public sealed partial class Dashpot
        {
            // Slows.
            public void Step(ref double x, double y) => x *= y;
        }

        public partial class Dashpot
        {
            private double Width => 1;
        }
        """,
        before: "refused",
        after: "196 56 364");

    [Theory]
    [InlineData("public class A { public virtual void Step(ref double x) => x *= 2; } public class B : A { }")]
    [InlineData("public abstract class A { public abstract void Step(ref double x); } public class B : A { public override void Step(ref double x) => x *= 2; }")]
    [InlineData("public class A { public virtual async void Step(double x) => await Task.Delay((int)x); }")]
    public async Task SealingThatWouldNotHelp_IsNotOffered(string types) => await Verify.VerifyNoneAsync(
        $$"""
        {{types}}
        public static partial class M { [Differentiable] public static double F(double x, A a) { a.Step({{(types.Contains("async", StringComparison.Ordinal) ? "" : "ref ")}}x); return x; } }
        """);
}
