using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>How arithmetic nodes are tidied when they are made.</summary>
public sealed class AlgebraTests
{
    private static readonly Expr X = Variable("x"), Y = Variable("y"), D = Variable("d");

    private static readonly Expr F = new Read(new Local("f", 'f', IrType.Single));

    public static IEnumerable<object[]> Cases =>
    [
        Case(1 * X, "x"),
        Case(X * 1, "x"),
        Case(-1 * X, "-x"),
        Case(X / 1, "x"),
        Case(X / -1, "-x"),
        Case(-(-X), "x"),
        Case(X + -Y, "x - y"),
        Case(X - -Y, "x + y"),
        Case(-X + Y, "y - x"),
        Case(X + -2 * Y, "x - 2 * y"),
        Case(X - -2 * Y, "x + 2 * y"),
        Case(-X * Y, "-(x * y)"),
        Case(X * -Y, "-(x * y)"),
        Case(-X / Y, "-(x / y)"),
        Case(X / -Y, "-(x / y)"),
        Case(-(X - Y), "y - x"),
        Case(-(2 * X), "-2 * x"),
        Case(D * (1 / X), "d / x"),
        Case(1 / X * D, "d / x"),
        Case(D * (0.5 / X), "0.5 * d / x"),
        Case(D * (-1 / X), "-(d / x)"),
        Case(D * (2 * X), "2 * x * d"),
        Case(X * 2, "2 * x"),
        Case(2 * (3 * X), "6 * x"),
        Case(0.5 * (0.1 * X), "0.05 * x"),
        Case(0.1 * (0.3 * X), "0.1 * (0.3 * x)"),
        Case(2 * Number(3) + 1, "7"),
        Case(X + 0, "x"),
        Case(0 + X, "x"),
        Case(X - 0, "x"),
        Case(0 * X, "0 * x"),
        Case(X - X, "x - x"),
        Case(Number(1) / 0, "1 / 0.0"),
        Case(Number(1e300) * 1e300, "1e300 * 1e300"),
        Case(D * new Select(X > 0, Number(1), Number(0)), "x > 0 ? d : 0"),
        Case(new Select(X > 0, Number(1), new Select(Algebra.AreEqual(X, 0), Number(0), Number(-1))) * D, "x > 0 ? d : x == 0 ? 0 : -d"),
        Case(X * F, "x * f"),
        Case(2 * F, "2 * f"),
        Case(Algebra.GuardedProduct(D, X), "Derivative.Product(d, x)"),
        Case(Algebra.GuardedProduct(-D, X), "-Derivative.Product(d, x)"),
        Case(Algebra.GuardedProduct(D, -X), "-Derivative.Product(d, x)"),
        Case(Algebra.GuardedProduct(2 * D, Number(3)), "6 * d"),
        Case(Algebra.GuardedProduct(D, Number(0)), "0"),
        Case(Algebra.GuardedProduct(D, new Select(X > 0, Number(1), Number(0))), "x > 0 ? d : 0"),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Formula_IsTidied(string formula, string expected, string actual) => Assert.True(expected == actual, $"{formula}: expected {expected}, got {actual}.");

    [Fact]
    public void ProductOfFloatAndDouble_IsDouble() => Assert.Equal(IrType.Double, (F * X).Type);

    [Fact]
    public void ConstantBesideAFloat_IsRoundedToFloat() => Assert.Equal(new Number(0.1f, IrType.Single), ((Binary)(0.1 * F)).Left);

    [Fact]
    public void FloatConstants_AreFoldedInFloat() =>
        Assert.Equal(new Number(0.1f + 0.2f, IrType.Single), Expr.Constant(0.1, IrType.Single) + 0.2);

    private static object[] Case(Expr expr, string expected, [CallerArgumentExpression(nameof(expr))] string formula = "") => [formula, expected, Text(expr)];

    private static Expr Number(double value) => Expr.Constant(value, IrType.Double);

    private static Expr Variable(string name) => new Read(new Local(name, name[0], IrType.Double));

    private static string Text(Expr expr)
    {
        var parameters = expr.DescendantsAndSelf().OfType<Read>().Select(read => read.Local).Distinct();
        var function = new Function("M:F", "F", "F", parameters.Select(p => new Parameter(p, PassingMode.Value, false)).ToEquatableArray(), expr.Type, Block.Empty);
        return new ExpressionPrinter(new NameAllocator(function), new ShortNames(default), new EmitOptions()).Converted(expr);
    }
}
