using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using AutoDiffGen.Generator.Symbolic;

namespace AutoDiffGen.Generator.Tests.Symbolic;

/// <summary>Gradients as a mathematician would write them.</summary>
public sealed class SymbolicTests
{
    private static readonly Local X = Variable("x"), Y = Variable("y"), A = Variable("a"), Rate = Variable("rate"), X1 = Variable("x1"), X2 = Variable("x2");

    public static TheoryData<string, string> Gradients => new()
    {
        { Of(Node(BinaryOperator.Multiply, R(X), R(X)), X), "∂/∂x = 2x" },
        { Of(R(X) * R(X) * R(X) - 4 * (R(X) * R(X)) + R(X) + 1, X), "∂/∂x = 3x² − 8x + 1" },
        { Of(Rosenbrock(R(X), R(Y)), X, Y), "∂/∂x = −2(1 − x) − 400x(y − x²), ∂/∂y = 200(y − x²)" },
        { Of(Functions.Sin(R(X)) * Functions.Exp(-(R(X) * R(X))), X), "∂/∂x = exp(−x²)·(cos(x) − 2x·sin(x))" },
        { Of(Functions.Log(1 + Functions.Exp(R(X))), X), "∂/∂x = eˣ/(1 + eˣ)" },
        { Of(1 / (1 + Functions.Exp(-R(X))), X), "∂/∂x = e⁻ˣ/(1 + e⁻ˣ)²" },
        { Of(R(X) / R(Y), X, Y), "∂/∂x = 1/y, ∂/∂y = −x/y²" },
        { Of(Functions.Sqrt(R(X) * R(X) + R(Y) * R(Y)), X, Y), "∂/∂x = x/√(x² + y²), ∂/∂y = y/√(x² + y²)" },
        { Of(Functions.Hypot(R(X), R(Y)), X), "∂/∂x = x/√(x² + y²)" },
        { Of(Functions.Sqrt(R(X)), X), "∂/∂x = 1/(2√x)" },
        { Of(Functions.Pow(R(X), R(Y)), X, Y), "∂/∂x = y·xʸ⁻¹, ∂/∂y = xʸ·ln(x)" },
        { Of(Functions.Pow(R(X), Number(5)), X), "∂/∂x = 5x⁴" },
        { Of(Functions.Pow(R(X), Number(2.5)), X), "∂/∂x = 2.5x^(3/2)" },
        { Of(Tanh(R(A) * R(X)), X), "∂/∂x = a(1 − tanh²(ax))" },
        { Of(R(X) * Functions.Exp(R(X)), X), "∂/∂x = eˣ(1 + x)" },
        { Of((R(X) - 1) / (R(X) + 1), X), "∂/∂x = 1/(x + 1) − (x − 1)/(x + 1)²" },
        { Of(Functions.Sin(2 * R(X)) * R(Y), X, Y), "∂/∂x = 2y·cos(2x), ∂/∂y = sin(2x)" },
        { Of(Function("Asin", R(X)), X), "∂/∂x = 1/√(1 − x²)" },
        { Of(Function("Atan", R(X)), X), "∂/∂x = 1/(1 + x²)" },
        { Of(Function("Abs", R(X)), X), "∂/∂x = sgn(x)" },
        { Of(Function("Log2", R(X)), X), "∂/∂x = 1/(x·ln(2))" },
        { Of(R(Rate) * R(X) * Math.PI, X, Rate), "∂/∂x = π·rate, ∂/∂rate = πx" },
        { Of(R(X1) * R(X1) + 2 * R(X1) * R(X2), X1, X2), "∂/∂x₁ = 2x₁ + 2x₂, ∂/∂x₂ = 2x₁" },
        { Of(0.5 * ((1 - R(X)) * (1 - R(X))), X), "∂/∂x = x − 1" },
        { Of(Functions.Exp(R(A) * R(X)), X), "∂/∂x = a·eᵃˣ" },
        { Of(Functions.Pow(R(X) * R(X) + 1, Number(-0.5)), X), "∂/∂x = −x/(x² + 1)^(3/2)" },
        { Of(R(X) / 3, X), "∂/∂x = 1/3" },
        { Of(R(Y) * 2, X), "∂/∂x = 0" },
    };

    [Theory]
    [MemberData(nameof(Gradients))]
    public void Gradient_IsWhatAMathematicianWouldWrite(string actual, string expected) => Assert.Equal(expected, actual);

    [Fact]
    public void ChoiceOrUnknownFunction_HasNoFormula()
    {
        Assert.Equal("", Of(new Select(R(X) > 0, R(X), Number(0)), X));
        Assert.Equal("", Of(new Apply("M:N.F(System.Double)", EquatableArray.Of(R(X)), IrType.Double), X));
        Assert.Equal("", Of(new Apply("M:System.Math.Max(System.Double,System.Double)", EquatableArray.Of(R(X), R(Y)), IrType.Double), X));
    }

    [Fact]
    public void VariableCalledE_IsNotTakenForEulersNumber() => Assert.Equal("", Of(Functions.Exp(R(Variable("e"))), Variable("e")));

    [Fact]
    public void LongFormula_IsLeftOut()
    {
        Expr expr = R(X);
        for (int i = 0; i < 8; i++) expr = Functions.Sin(expr) + Functions.Cos(expr) * R(Y);
        Assert.Equal("", Of(expr, X));
    }

    [Fact]
    public void LongGradient_TakesALineForEachParameter()
    {
        Local[] many = [.. Enumerable.Range(0, 6).Select(i => Variable("parameter" + (char)('A' + i)))];
        Expr product = many.Select(R).Aggregate((left, right) => left * right);
        Assert.Equal(6, SymbolicRemarks.Of(product, many).Count);
    }

    private static Expr Rosenbrock(Expr x, Expr y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    private static string Of(Expr expr, params Local[] parameters) => string.Join("\n", SymbolicRemarks.Of(expr, parameters));

    private static Local Variable(string name) => new(name, StringComparer.Ordinal.GetHashCode(name), IrType.Double);

    private static Expr R(Local local) => new Read(local);

    private static Expr Number(double value) => Expr.Constant(value, IrType.Double);

    private static Expr Node(BinaryOperator @operator, Expr left, Expr right) => new Binary(@operator, left, right, IrType.Double);

    private static Expr Tanh(Expr x) => Function("Tanh", x);

    private static Expr Function(string name, Expr x) => new Apply($"M:System.Math.{name}(System.Double)", EquatableArray.Of(x), IrType.Double);
}
