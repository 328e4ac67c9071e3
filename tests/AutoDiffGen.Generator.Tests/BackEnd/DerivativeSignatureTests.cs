using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Xunit;
using Kind = AutoDiffGen.Generator.Model.Derivatives;
using static AutoDiffGen.Generator.Tests.BackEnd.Code;

namespace AutoDiffGen.Generator.Tests.BackEnd;

public class DerivativeSignatureTests
{
    private static readonly Local W = new("w", 13, IrType.Double.With(Shape.ReadOnlySpan));

    private static string Signature(Kind kind, string name, ArrayUse use, IrType result, params Parameter[] parameters)
    {
        var method = new Function("M:T." + name, name, "global::T." + name, EquatableArray.Of(parameters), result, Block.Empty) { LocalCount = 20 };
        var signature = DerivativeSignature.Of(method, kind, use);
        Assert.Equal(signature.Added.Count, signature.Added.Select(a => a.Parameter.Local.Id).Distinct().Count(id => id > 20));
        var emitted = new EmittedMethod(signature.With(MethodEmitter.Throwing("ADG0900")), "public static", kind, method);
        string text = MethodEmitter.Emit(emitted, new EmitOptions()).Text;
        return text.Split('\n').Single(line => line.StartsWith("public", StringComparison.Ordinal)).Replace("public static ", "");
    }

    private static Parameter P(Local local, PassingMode mode = PassingMode.Value) => new(local, mode, false);

    private static Parameter Constant(Local local) => new(local, PassingMode.Value, true);

    [Theory]
    [InlineData(nameof(Kind.Gradient), "double LossGradient(ReadOnlySpan<double> w, double x, float f, int i, Span<double> dW, out float dF)")]
    [InlineData(nameof(Kind.Vjp), "double LossVjp(ReadOnlySpan<double> w, double x, float f, int i, double dLoss, Span<double> dW, ref float dF)")]
    [InlineData(nameof(Kind.Jvp), "double LossJvp(ReadOnlySpan<double> w, double x, float f, int i, ReadOnlySpan<double> dW, float dF, out double dLoss)")]
    [InlineData(nameof(Kind.Hvp), "double LossHvp(ReadOnlySpan<double> w, double x, float f, int i, ReadOnlySpan<double> vW, float vF, Span<double> hW, out float hF)")]
    [InlineData(nameof(Kind.Jacobian), "double LossJacobian(ReadOnlySpan<double> w, double x, float f, int i, Span<double> jacobian)")]
    [InlineData(nameof(Kind.Hessian), "double LossHessian(ReadOnlySpan<double> w, double x, float f, int i, Span<double> gradient, Span<double> hessian)")]
    public void EveryKind(string kind, string expected) =>
        Assert.Equal(expected, Signature(Enum.Parse<Kind>(kind), "Loss", ArrayUse.ReadOnly, IrType.Double, P(W), Constant(X), P(F), P(I)));

    [Theory]
    [InlineData(nameof(Kind.Vjp), "void StepVjp(double[] a, ref double x, out double y, Span<double> dA, ref double dX, double dY)")]
    [InlineData(nameof(Kind.Jvp), "void StepJvp(double[] a, ref double x, out double y, Span<double> dA, ref double dX, out double dY)")]
    public void WrittenParameters(string kind, string expected)
    {
        var use = new ArrayUse(EquatableArray.Of(A.Id), default);
        Assert.Equal(expected, Signature(Enum.Parse<Kind>(kind), "Step", use, IrType.Void, P(A), P(X, PassingMode.Ref), P(Y, PassingMode.Out)));
    }

    [Fact]
    public void OutputsOnly_HaveNoGradient()
    {
        var use = new ArrayUse(EquatableArray.Of(A.Id), EquatableArray.Of(A.Id));
        Assert.Equal("double FGradient(double[] a, double x, out double dX)", Signature(Kind.Gradient, "F", use, IrType.Double, P(A), P(X)));
        Assert.Equal("double FVjp(double[] a, double dF, Span<double> dA)", Signature(Kind.Vjp, "F", use, IrType.Double, P(A)));
    }

    [Fact]
    public void TakenNames_GiveWay()
    {
        var dX = new Local("dX", 2, IrType.Double);
        var x = new Local("x", 1, IrType.Double);
        Assert.Equal("double FGradient(double x, double dX, out double dX2, out double dDX)", Signature(Kind.Gradient, "F", ArrayUse.ReadOnly, IrType.Double, P(x), P(dX)));
        Assert.Equal("double XVjp(double x, double dResult, ref double dX)", Signature(Kind.Vjp, "X", ArrayUse.ReadOnly, IrType.Double, P(x)));
        Assert.Equal("double XJvp(double x, double dX, out double dResult)", Signature(Kind.Jvp, "X", ArrayUse.ReadOnly, IrType.Double, P(x)));
    }

    [Fact]
    public void ArrayResults_HaveSpans()
    {
        IrType array = IrType.Double.With(Shape.Array);
        Assert.Equal("double[] FVjp(double x, ReadOnlySpan<double> dF, ref double dX)", Signature(Kind.Vjp, "F", ArrayUse.ReadOnly, array, P(X)));
        Assert.Equal("double[] FJvp(double x, double dX, Span<double> dF)", Signature(Kind.Jvp, "F", ArrayUse.ReadOnly, array, P(X)));
    }
}
