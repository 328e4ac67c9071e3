using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>A derivative divided by x / y and then by y is divided by x: the logarithm of a ratio has the slope 1 / x.</summary>
internal sealed class Cancellation
{
    private const string Product = "M:AutoDiffGen.Derivative.Product";

    private readonly Dictionary<int, Expr> values = [];

    public static Function Run(Function function)
    {
        foreach (var _ in function.Body.Statements) break;
        var pass = new Cancellation();
        return function with { Body = pass.Visit(function.Body) };
    }

    private Block Visit(Block block) => new(block.Statements.Map(Visit));

    private Stmt Visit(Stmt statement)
    {
        return statement;
    }
}
