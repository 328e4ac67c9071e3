using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.RuleAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>What rules are told about themselves, and when they are left in peace.</summary>
public sealed class RuleAnalyzerTests
{
    [Theory]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void FVjp(double x, double[] w, double dF, ref double dX, Span<double> dW) { dX += dF; dW[0] += dF; }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void FVjp(double x, double[] w, in double f, double d, ref double dX, Span<double> dW) { dX += d * f; Add(dW); } static void Add(Span<double> a) => a[0]++;")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void FVjp(double x, [Constant] double[] w, double dF, ref double dX) => dX += dF;")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void AnythingJvp(double x, double[] w, double dX, ReadOnlySpan<double> dW, out double dF) => dF = dX + dW[0];")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void FVjp(double x, double[] w, [Saved] int n, double dF, ref double dX, Span<double> dW) { dX += dF; dW[n] += dF; } [AugmentedPrimalOf(typeof(M), nameof(M.F))] static double FAugmented(double x, double[] w, out int n) { n = 1; return x; }")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.G))] static void GVjp(C c, float x, float dG, ref float dX) => dX += dG;")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.H))] static void HJvp(double[,] m, Span<double> y, double[,] dM, Span<double> dY) => dY[0] = dM[0, 0];")]
    [InlineData("[DerivativeOf(typeof(Math), nameof(Math.Pow))] static void PowVjp(double x, double y, double d, ref double dX, ref double dY) { dX += d; dY += d; }")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.Any))] static void AnyVjp<T>(T x, [Saved] T s, T d, ref T dX) where T : System.Numerics.IFloatingPointIeee754<T> => dX += d * s; [AugmentedPrimalOf(typeof(C), nameof(C.Any))] static T AnyAugmented<T>(T x, out T s) where T : System.Numerics.IFloatingPointIeee754<T> => s = x;")]
    public async Task RightRule_IsLeftInPeace(string rule) => await Verify.VerifyAsync(Methods, "static class R { " + rule + " }");

    [Theory]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FPullback|}(double x, double[] w, double dF, ref double dX, Span<double> dW) { dX += dF; dW[0] += dF; }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FVjp|}(double x, double dF, ref double dX) => dX += dF;")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FVjp|}(double x, double[] w, double dF, double dX, Span<double> dW) { }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FVjp|}(double x, double[] w, double dF, ref double dX, ReadOnlySpan<double> dW) { }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static double {|ADG0201:FVjp|}(double x, double[] w, double dF, ref double dX, Span<double> dW) => 0;")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FJvp|}(double x, double[] w, double dX, ReadOnlySpan<double> dW) { }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FVjp|}(double x, double[] w, [Saved] int n, double dF, ref double dX, Span<double> dW) { dX += dF; dW[n] += dF; }")]
    [InlineData("[DerivativeOf(typeof(M), nameof(M.F))] static void {|ADG0201:FVjp|}(double x, double[] w, double dF, ref double dX, Span<double> dW, int more) { dX += dF; dW[0] += dF; }")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.Two))] static void {|ADG0201:TwoVjp|}(double x, double d, ref double dX) => dX += d;")]
    [InlineData("[AugmentedPrimalOf(typeof(M), nameof(M.F))] static double {|ADG0201:FAugmented|}(double x, double[] w) => 1;")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.One))] static void {|ADG0201:OneVjp|}<T>(double x, double d, ref double dX) => dX += d;")]
    [InlineData("[DerivativeOf(typeof(C), nameof(C.Any))] static void {|ADG0201:AnyVjp|}<T, U>(T x, T d, ref T dX) where T : System.Numerics.IFloatingPointIeee754<T> => dX += d;")]
    public async Task WrongSignature_IsReported(string rule) => await Verify.VerifyAsync(Methods, "static class R { " + rule + " }");

    [Theory]
    [InlineData("[{|ADG0202:DerivativeOf(typeof(M), \"Nothing\")|}] static void FVjp(double x, double dF, ref double dX) => dX += dF;")]
    [InlineData("[{|ADG0202:DerivativeOf(typeof(C), \"P\")|}] static void PVjp(C c, double d) { }")]
    [InlineData("[{|ADG0202:DerivativeOf(null, null)|}] static void FVjp(double x) { }")]
    [InlineData("[{|ADG0202:DerivativeOf(typeof(M), null)|}] static void FVjp(double x) { }")]
    [InlineData("[{|ADG0202:AugmentedPrimalOf(null, \"F\")|}] static double FAugmented(double x) => x;")]
    [InlineData("[{|ADG0202:DerivativeOf(typeof(int[]), \"Clone\")|}] static void CloneVjp(double x) { }")]
    public async Task RuleWithoutMethod_IsReported(string rule) => await Verify.VerifyAsync(Methods, "static class R { " + rule + " }");

    [Fact]
    public async Task RuleThatIsNeverUsed_IsReported() => await Verify.VerifyAsync(
        Methods,
        """
        static class R
        {
            [DerivativeOf(typeof(C), nameof(C.One))] static void OneVjp(double x, double d, ref double dX) => dX += d;
            [DerivativeOf(typeof(C), nameof(C.One))] static void {|ADG0203:AgainVjp|}(double x, double d, ref double dX) => dX += d;
            [DerivativeOf(typeof(C), nameof(C.One))] static void OneJvp(double x, double dX, out double d) => d = dX;
            [AugmentedPrimalOf(typeof(C), nameof(C.One))] static double {|ADG0203:OneAugmented|}(double x, out int n) { n = 1; return x; }
            [DerivativeOf(typeof(C), nameof(C.Stopped))] static void {|ADG0203:StoppedVjp|}(double x, double d, ref double dX) => dX += d;
        }
        """);

    [Fact]
    public async Task DerivativeThatIsNeverChanged_IsReported() => await Verify.VerifyAsync(
        Methods,
        """
        static class R
        {
            [DerivativeOf(typeof(M), nameof(M.F))]
            static void FVjp(double x, double[] w, double dF, ref double {|ADG0204:dX|}, Span<double> {|ADG0204:dW|})
            {
                double sum = dX + dW[0];
            }
        }
        """);

    [Fact]
    public async Task RuleThatIsStillToBeWritten_IsLeft() => await Verify.VerifyAsync(
        Methods,
        """
        static class R
        {
            [DerivativeOf(typeof(M), nameof(M.F))]
            static void FVjp(double x, double[] w, double dF, ref double dX, Span<double> dW) => throw new NotImplementedException();
        }
        """);

    private const string Methods =
        """
        public static class M
        {
            public static double F(double x, double[] w) => x * w[0];
        }

        public class C
        {
            public float G(float x) => x;
            public double P => 1;
            public static void H(double[,] m, Span<double> y) => y[0] = m[0, 0];
            public static double One(double x) => x;
            public static T Any<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => x;
            public static (double, double) Two(double x) => (x, x);
            [NonDifferentiable] public static double Stopped(double x) => x;
        }
        """;
}
