using AutoDiffGen.CodeFixes;

namespace AutoDiffGen.Analyzers.Tests.CodeFixes;

/// <summary>Ways around what has no derivative: a constant, a stopped derivative, a rule.</summary>
public sealed class RuleFixTests
{
    private const string NativeMeters = """
        namespace Meters
        {
            public struct Scale { public int Steps; }

            public static class Native
            {
                [System.Runtime.InteropServices.DllImport("m")]
                public static extern double Read(double x, Scale s);

                [System.Runtime.InteropServices.DllImport("m")]
                public static extern double Read(float x, Scale s);

                [System.Runtime.InteropServices.DllImport("m")]
                public static extern double Read(int x, Scale s);
            }
        }


        """;

    [Fact]
    public async Task CalleeThatCannotBeDifferentiated_IsMarked() => await FixTest<AddNonDifferentiableFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x) => x * Scale(x) + Offset(x);

            // Reads it from text.
            private static double Scale(double x) => double.Parse(Math.Floor(x).ToString());

            private static double Offset(double x)
            {
                try { x = Math.Floor(x); } catch (NullReferenceException) { throw; }
                return x;
            }

            public static string Run()
            {
                try { return FGradient(2.5, out double dX) + " " + dX; }
                catch (NotSupportedException) { return "refused"; }
            }
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x) => x * Scale(x) + Offset(x);

            // Reads it from text.
            [NonDifferentiable]
            private static double Scale(double x) => double.Parse(Math.Floor(x).ToString());

            [NonDifferentiable]
            private static double Offset(double x)
            {
                try { x = Math.Floor(x); } catch (NullReferenceException) { throw; }
                return x;
            }

            public static string Run()
            {
                try { return FGradient(2.5, out double dX) + " " + dX; }
                catch (NotSupportedException) { return "refused"; }
            }
        }
        """,
        before: "refused",
        after: "7 2");

    [Fact]
    public async Task AnnotatedMethodItself_IsNothingToMark() => await FixTest<AddNonDifferentiableFix>.VerifyNoneAsync(
        "public static partial class M { [Differentiable] public static double F(double x) { try { x *= 2; } catch (NullReferenceException) { throw; } return x; } }");

    [Theory]
    [InlineData("Convert.ToInt32(Differentiation.StopGradient(x)) * x")]
    [InlineData("x.CompareTo(1) * x")]
    public async Task StepThatStoppingWouldNotMend_IsLeft(string value) => await FixTest<StopGradientFix>.VerifyNoneAsync(
        "public static partial class M { [Differentiable] public static double F(double x) => " + value + "; }");

    [Fact]
    public async Task StepFunction_IsStopped() => await FixTest<StopGradientFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, double y) => Math.Floor(x) + (int)(y * 2);

            [AutoDiffGen.Differentiable]
            public static double G(double x) => Math.Round(x) / 2;

            public static string Run() => FGradient(2.5, 3.3, out double dX, out double dY) + " " + dX + " " + dY + " " + GGradient(4.2, out double dG) + " " + dG;
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, double y) => Differentiation.StopGradient(Math.Floor(x)) + (int)Differentiation.StopGradient(y * 2);

            [AutoDiffGen.Differentiable]
            public static double G(double x) => AutoDiffGen.Differentiation.StopGradient(Math.Round(x)) / 2;

            public static string Run() => FGradient(2.5, 3.3, out double dX, out double dY) + " " + dX + " " + dY + " " + GGradient(4.2, out double dG) + " " + dG;
        }
        """,
        before: "8 0 0 2 0",
        after: "8 0 0 2 0");

    [Fact]
    public async Task StepInASharedCallee_IsStoppedOnce() => await FixTest<StopGradientFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double A(double x, double y) => Whole(x) * y;

            [Differentiable]
            public static double B(double x, double y) => Whole(x) + y;

            private static double Whole(double x) => Math.Floor(x);

            public static string Run() => A(2.5, 3) + " " + B(2.5, 3);
        }
        """,
        """
        public static partial class M
        {
            [Differentiable]
            public static double A(double x, double y) => Whole(x) * y;

            [Differentiable]
            public static double B(double x, double y) => Whole(x) + y;

            private static double Whole(double x) => Differentiation.StopGradient(Math.Floor(x));

            public static string Run() => A(2.5, 3) + " " + B(2.5, 3);
        }
        """,
        before: "6 5",
        after: "6 5");

    /// <summary>Of each overload that is called; with names that are found where the rule stands.</summary>
    [Fact]
    public async Task Overloads_GetRulesOfTheirOwn() => await FixTest<WriteRuleFix>.VerifyAsync(
        NativeMeters + """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, float y, Meters.Scale s) => Meters.Native.Read(x, s) + Meters.Native.Read(y, s);

            public static double F(double x) => x;

            public static string Run() => F(1) + "";
        }
        """,
        NativeMeters + """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, float y, Meters.Scale s) => Meters.Native.Read(x, s) + Meters.Native.Read(y, s);

            [DerivativeOf(typeof(Meters.Native), nameof(Meters.Native.Read))]
            private static void ReadVjp(float x, Meters.Scale s, double dRead, ref float dX) => throw new NotImplementedException();

            [DerivativeOf(typeof(Meters.Native), nameof(Meters.Native.Read))]
            private static void ReadVjp(double x, Meters.Scale s, double dRead, ref double dX) => throw new NotImplementedException();

            public static double F(double x) => x;

            public static string Run() => F(1) + "";
        }
        """,
        before: "1",
        after: "1");

    /// <summary>The class behind the interface is known to its own file only, so that a derivative cannot ask for it.</summary>
    [Fact]
    public async Task UnknownMethod_GetsARule() => await FixTest<WriteRuleFix>.VerifyAsync(
        """
        public interface IMeter
        {
            double Read(double x);
        }

        public static class Meters
        {
            public static readonly IMeter Shared = new Meter();
        }

        file sealed class Meter : IMeter
        {
            public double Read(double x) => x * x;
        }

        public static partial class M
        {
            [Differentiable]
            public static double F(double x) => Meters.Shared.Read(x) + Meters.Shared.Read(2 * x);

            public static string Run()
            {
                try { return FGradient(2.5, out double dX) + " " + dX; }
                catch (NotSupportedException) { return "refused"; }
                catch (NotImplementedException) { return "to be written"; }
            }
        }
        """,
        """
        public interface IMeter
        {
            double Read(double x);
        }

        public static class Meters
        {
            public static readonly IMeter Shared = new Meter();
        }

        file sealed class Meter : IMeter
        {
            public double Read(double x) => x * x;
        }

        public static partial class M
        {
            [Differentiable]
            public static double F(double x) => Meters.Shared.Read(x) + Meters.Shared.Read(2 * x);

            [DerivativeOf(typeof(IMeter), nameof(IMeter.Read))]
            private static void ReadVjp(IMeter instance, double x, double dRead, ref double dX) => throw new NotImplementedException();

            public static string Run()
            {
                try { return FGradient(2.5, out double dX) + " " + dX; }
                catch (NotSupportedException) { return "refused"; }
                catch (NotImplementedException) { return "to be written"; }
            }
        }
        """,
        before: "refused",
        after: "to be written");

    [Fact]
    public async Task Contradiction_IsResolved() => await FixTest<RemoveDifferentiableFix>.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            [NonDifferentiable]
            public static double F(double x) => Math.Floor(x);

            public static string Run() => F(2.5) + "";
        }
        """,
        """
        public static partial class M
        {
            [NonDifferentiable]
            public static double F(double x) => Math.Floor(x);

            public static string Run() => F(2.5) + "";
        }
        """,
        before: "2",
        after: "2");
}
