using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using AutoDiffGen.Generator.Symbolic;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Rules;

namespace AutoDiffGen.Generator.Tests.Symbolic;

/// <summary>Simplified formulas of random expressions against differences of the expressions.</summary>
public sealed class FormulaValueTests
{
    private static readonly Local X = new("x", 1, IrType.Double), Y = new("y", 2, IrType.Double);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SimplifiedDerivative_HasTheSameValue(int seed)
    {
        // Arrange
        Expr expr = Random(new Random(seed), depth: 4);
        double[] point = [0.7, 1.3];
        if (!double.IsFinite(Value(expr, point))) return;

        // Act
        Formula? formula = SymbolicDerivative.Of(expr, X);

        // Assert
        Assert.NotNull(formula);
        (double expected, double error) = Differences.Partial(p => Value(expr, p), point, 0);
        double actual = FormulaValue.Of(formula, new Dictionary<string, double> { ["x"] = point[0], ["y"] = point[1] });
        if (error < 1e-6) Near.Assert(expected, actual, 1e-5, FormulaPrinter.Print(formula));
    }

    private static double Value(Expr expr, double[] point) =>
        new Interpreter(new Dictionary<Local, object> { [X] = point[0], [Y] = point[1] }).Real(expr);

    private static Expr Random(Random random, int depth)
    {
        if (depth == 0) return random.Next(4) switch { 0 => new Read(Y), 1 => Expr.Constant(random.Next(1, 5) / 2.0, IrType.Double), _ => new Read(X) };
        Expr x = Random(random, depth - 1);
        return random.Next(14) switch
        {
            0 => Functions.Sin(x),
            1 => Functions.Cos(x),
            2 => Functions.Exp(Functions.Sin(x)),
            3 => Functions.Log(1 + x * x),
            4 => Functions.Sqrt(1 + x * x),
            5 => new Apply("M:System.Math.Tanh(System.Double)", EquatableArray.Of(x), IrType.Double),
            6 => Functions.Pow(x, Expr.Constant(random.Next(-2, 5), IrType.Double)),
            7 => Functions.Hypot(x, Random(random, depth - 1)),
            8 => new Apply("M:System.Math.Abs(System.Double)", EquatableArray.Of(x), IrType.Double),
            9 => x / (2 + Functions.Sin(Random(random, depth - 1))),
            10 => x - Random(random, depth - 1),
            11 => x + Random(random, depth - 1),
            _ => x * Random(random, depth - 1),
        };
    }
}
