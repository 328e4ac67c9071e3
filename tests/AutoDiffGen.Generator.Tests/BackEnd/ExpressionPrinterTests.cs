using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Xunit;
using static AutoDiffGen.Generator.Tests.BackEnd.Code;

namespace AutoDiffGen.Generator.Tests.BackEnd;

public class ExpressionPrinterTests
{
    private static readonly IrType Double = IrType.Double, Single = IrType.Single;

    [Fact]
    public void Parentheses_OnlyWhereTheyMatter()
    {
        Assert.Equal("x + y * z", Text(Add(R(X), Mul(R(Y), R(Z)))));
        Assert.Equal("(x + y) * z", Text(Mul(Add(R(X), R(Y)), R(Z))));
        Assert.Equal("x + y + z", Text(Add(Add(R(X), R(Y)), R(Z))));
        Assert.Equal("x + (y + z)", Text(Add(R(X), Add(R(Y), R(Z)))));
        Assert.Equal("x * (y * z)", Text(Mul(R(X), Mul(R(Y), R(Z)))));
        Assert.Equal("x / (y / z)", Text(Div(R(X), Div(R(Y), R(Z)))));
        Assert.Equal("x * y / z", Text(Div(Mul(R(X), R(Y)), R(Z))));
        Assert.Equal("-(x + y)", Text(Neg(Add(R(X), R(Y)))));
        Assert.Equal("-x * y", Text(Mul(Neg(R(X)), R(Y))));
        Assert.Equal("-(-x)", Text(Neg(Neg(R(X)))));
        Assert.Equal("!(x < y)", Text(Not(Less(R(X), R(Y)))));
        Assert.Equal("i >= j", Text(Not(Less(R(I), R(J)))));
        Assert.Equal("flag && x < y && y < z", Text(And(R(Flag), And(Less(R(X), R(Y)), Less(R(Y), R(Z))))));
    }

    [Fact]
    public void Constants_AreIntegersOnlyNextToARealOperand()
    {
        Assert.Equal("1 - x", Text(Sub(N(1), R(X))));
        Assert.Equal("2 * x", Text(Mul(N(2), R(X))));
        Assert.Equal("0.5 * x", Text(Mul(N(0.5), R(X))));
        Assert.Equal("1 / 2.0", Text(Div(N(1), N(2))));
        Assert.Equal("2.0", Text(N(2)));
        Assert.Equal("2", Converted(N(2)));
        Assert.Equal("1 / 2.0", Converted(Div(N(1), N(2))));
        Assert.Equal("-0.0", Converted(N(-0.0)));
        Assert.Equal("Math.PI * x", Text(Mul(N(Math.PI), R(X))));
        Assert.Equal("2 * f", Text(Mul(Nf(2), R(F))));
        Assert.Equal("0.1f * f", Text(Mul(Nf(0.1f), R(F))));
        Assert.Equal("x < 0", Text(Less(R(X), N(0))));
    }

    [Fact]
    public void NegativeAddends_AreSubtracted()
    {
        Assert.Equal("x - y", Text(Add(R(X), Neg(R(Y)))));
        Assert.Equal("x + y", Text(Sub(R(X), Neg(R(Y)))));
        Assert.Equal("x - 2 * y", Text(Add(R(X), Mul(N(-2), R(Y)))));
        Assert.Equal("x - (y + z)", Text(Add(R(X), Neg(Add(R(Y), R(Z))))));
        Assert.Equal("i - 1", Text(Add(R(I), Int(-1))));
        Assert.Equal("x * -1", Text(Mul(R(X), N(-1))));
    }

    [Fact]
    public void Casts_StayWhereCSharpWouldComputeInAnotherType()
    {
        Assert.Equal("i * x", Text(Mul(To(Double, R(I)), R(X))));
        Assert.Equal("(double)i * j", Text(Mul(To(Double, R(I)), To(Double, R(J)))));
        Assert.Equal("i * j", Converted(To(Double, Mul(R(I), R(J)))));
        Assert.Equal("(double)(i * j)", Text(To(Double, Mul(R(I), R(J)))));
        Assert.Equal("x + i / j", Text(Add(R(X), To(Double, Div(R(I), R(J))))));
        Assert.Equal("1.0 / i", Text(Div(N(1), To(Double, R(I)))));
        Assert.Equal("-(double)i", Text(Neg(To(Double, R(I)))));
        Assert.Equal("x + f", Text(Add(R(X), To(Double, R(F)))));
        Assert.Equal("(double)f * g", Text(Mul(To(Double, R(F)), To(Double, R(G)))));
        Assert.Equal("f * g", Converted(To(Double, Mul(R(F), R(G)))));
        Assert.Equal("(float)(x * y)", Converted(To(Single, Mul(R(X), R(Y)))));
        Assert.Equal("(float)x * f", Text(Mul(To(Single, R(X)), R(F))));
        Assert.Equal("b + 1", Text(Add(To(IrType.Int, R(B)), Int(1))));
        Assert.Equal("l * i", Text(Mul(R(L), To(new IrType("long", Shape.Scalar), R(I)))));
        Assert.Equal("(long)i * j", Text(Mul(To(L.Type, R(I)), To(L.Type, R(J)))));
        Assert.Equal("(int)x", Text(To(IrType.Int, R(X))));
    }

    [Fact]
    public void Overflow_IsWrittenWhereItDiffersFromTheSurroundings()
    {
        var sum = new Binary(BinaryOperator.Add, R(I), R(J), IrType.Int) { Checked = true };
        var product = new Binary(BinaryOperator.Multiply, sum, R(I), IrType.Int) { Checked = true };
        Assert.Equal("checked((i + j) * i)", Text(product));
        Assert.Equal("(i + j) * i", Text(product, new EmitOptions { CheckedByDefault = true }));
        Assert.Equal("unchecked(i + j)", Text(sum with { Checked = false }, new EmitOptions { CheckedByDefault = true }));
        Assert.Equal("checked(unchecked(i + j) * i)", Text(product with { Left = sum with { Checked = false } }));
    }

    [Fact]
    public void Functions_AreCalledByTheirShortNames()
    {
        Assert.Equal("Math.Sqrt(2)", Text(Call("M:System.Math.Sqrt(System.Double)", N(2))));
        Assert.Equal("Math.Abs((double)i)", Text(Call("M:System.Math.Abs(System.Double)", To(Double, R(I)))));
        Assert.Equal("Math.Max(0, x)", Text(Call("M:System.Math.Max(System.Double,System.Double)", N(0), R(X))));
        Assert.Equal("double.Exp(x + y)", Text(Call("M:System.Double.Exp(System.Double)", Add(R(X), R(Y)))));
        Assert.Equal("MathF.Exp(f)", Text(Call("M:System.MathF.Exp(System.Single)", R(F))));
        Assert.Equal("Derivative.Product(x, 2.0)", Text(Call("M:AutoDiffGen.Derivative.Product(System.Double,System.Double)", R(X), N(2))));
        Assert.Equal("global::System.Math.Exp(x)", Text(Call("M:System.Math.Exp(System.Double)", R(X)), new EmitOptions { ShadowedNames = EquatableArray.Of("Math") }));
        Assert.Equal("global::N.T.Dot(a, a)", Text(Call("M:N.T.Dot``1(``0[],``0[])", R(A), R(A))));
    }

    [Fact]
    public void Choices_KeepTheirType()
    {
        Assert.Equal("flag ? x : 0", Text(new Select(R(Flag), R(X), N(0))));
        Assert.Equal("flag ? 1.0 : 0", Text(new Select(R(Flag), N(1), N(0))));
        Assert.Equal("flag ? 1 : 0", Converted(new Select(R(Flag), N(1), N(0))));
        Assert.Equal("(flag ? x : y) * z", Text(Mul(new Select(R(Flag), R(X), R(Y)), R(Z))));
        Assert.Equal("(double)f", Text(new Select(R(Flag), To(Double, R(F)), To(Double, R(I)))).Split(" ? ")[1].Split(" : ")[0]);
    }

    [Fact]
    public void Arrays_AndCopiedText()
    {
        Assert.Equal("a[i + 1] * m[i, j]", Text(Mul(Cell(A, Add(R(I), Int(1))), Cell(M, R(I), R(J)))));
        Assert.Equal("m.GetLength(1)", Text(new Length(R(M), 1)));
        Assert.Equal("a.Length", Text(new Length(R(A), null)));
        Assert.Equal("global::N.T.P * x", Text(Mul(Copied(Double, "global::N.T.P"), R(X))));
        Assert.Equal("global::N.T.Q(i) * x", Text(Mul(Copied(Double, "global::N.T.Q(#)", I), R(X))));
        Assert.Equal("(f ?? f) * x", Text(Mul(Copied(Double, "# ?? #", F, F), R(X))));
        Assert.Equal("((object)i).GetHashCode() * j", Text(Mul(Copied(IrType.Int, "((object)#).GetHashCode()", I), R(J))));
        Assert.Equal("new double[i]", Text(new Allocate(EquatableArray.Of(R(I)), A.Type)));
    }

    [Fact]
    public void LongSums_TakeLinearTime()
    {
        Expr sum = N(1);
        for (int i = 0; i < 400; i++) sum = Add(Mul(N(2), sum), To(Double, R(I)));
        Assert.NotEmpty(Text(sum));
    }
}
