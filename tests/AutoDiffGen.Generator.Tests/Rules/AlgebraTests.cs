using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>How arithmetic nodes are tidied when they are made.</summary>
public sealed class AlgebraTests
{
    private static readonly Expr X = Variable("x"), Y = Variable("y"), D = Variable("d");

    private static readonly Expr F = new Read(new Local("f", 'f', IrType.Single));

    public static TheoryData<string, string> Cases => new()
    {
        { Text(1 * X), "x" },
        { Text(X * 1), "x" },
        { Text(-1 * X), "-x" },
        { Text(X / 1), "x" },
        { Text(X / -1), "-x" },
        { Text(-(-X)), "x" },
        { Text(X + -Y), "x - y" },
        { Text(X - -Y), "x + y" },
        { Text(-X + Y), "y - x" },
        { Text(X + -2 * Y), "x - 2 * y" },
        { Text(X - -2 * Y), "x + 2 * y" },
        { Text(-X * Y), "-(x * y)" },
        { Text(X * -Y), "-(x * y)" },
        { Text(-X / Y), "-(x / y)" },
        { Text(X / -Y), "-(x / y)" },
        { Text(-(X - Y)), "y - x" },
        { Text(-(2 * X)), "-2 * x" },
        { Text(D * (1 / X)), "d / x" },
        { Text(1 / X * D), "d / x" },
        { Text(D * (0.5 / X)), "0.5 * d / x" },
        { Text(D * (-1 / X)), "-(d / x)" },
        { Text(D * (2 * X)), "2 * x * d" },
        { Text(X * 2), "2 * x" },
        { Text(2 * (3 * X)), "6 * x" },
        { Text(0.5 * (0.1 * X)), "0.05 * x" },
        { Text(0.1 * (0.3 * X)), "0.1 * (0.3 * x)" },
        { Text(2 * Number(3) + 1), "7" },
        { Text(X + 0), "x" },
        { Text(0 + X), "x" },
        { Text(X - 0), "x" },
        { Text(0 * X), "0 * x" },
        { Text(X - X), "x - x" },
        { Text(Number(1) / 0), "1 / 0.0" },
        { Text(Number(1e300) * 1e300), "1e300 * 1e300" },
        { Text(D * new Select(X > 0, Number(1), Number(0))), "x > 0 ? d : 0" },
        { Text(new Select(X > 0, Number(1), new Select(Algebra.AreEqual(X, 0), Number(0), Number(-1))) * D), "x > 0 ? d : x == 0 ? 0 : -d" },
        { Text(X * F), "x * f" },
        { Text(2 * F), "2 * f" },
        { Text(Algebra.GuardedProduct(D, X)), "Derivative.Product(d, x)" },
        { Text(Algebra.GuardedProduct(-D, X)), "-Derivative.Product(d, x)" },
        { Text(Algebra.GuardedProduct(D, -X)), "-Derivative.Product(d, x)" },
        { Text(Algebra.GuardedProduct(2 * D, Number(3))), "6 * d" },
        { Text(Algebra.GuardedProduct(D, Number(0))), "0" },
        { Text(Algebra.GuardedProduct(D, new Select(X > 0, Number(1), Number(0)))), "x > 0 ? d : 0" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Formula_IsTidied(string actual, string expected) => Assert.Equal(expected, actual);

    [Fact]
    public void ProductOfFloatAndDouble_IsDouble() => Assert.Equal(IrType.Double, (F * X).Type);

    [Fact]
    public void ConstantBesideAFloat_IsRoundedToFloat() => Assert.Equal(new Number(0.1f, IrType.Single), ((Binary)(0.1 * F)).Left);

    [Fact]
    public void FloatConstants_AreFoldedInFloat() =>
        Assert.Equal(new Number(0.1f + 0.2f, IrType.Single), Expr.Constant(0.1, IrType.Single) + 0.2);

    private static Expr Number(double value) => Expr.Constant(value, IrType.Double);

    private static Expr Variable(string name) => new Read(new Local(name, name[0], IrType.Double));

    private static string Text(Expr expr)
    {
        var parameters = expr.DescendantsAndSelf().OfType<Read>().Select(read => read.Local).Distinct();
        var function = new Function("M:F", "F", "F", parameters.Select(p => new Parameter(p, PassingMode.Value, false)).ToEquatableArray(), expr.Type, Block.Empty);
        return new ExpressionPrinter(new NameAllocator(function), new ShortNames(default), new EmitOptions()).Converted(expr);
    }
}
