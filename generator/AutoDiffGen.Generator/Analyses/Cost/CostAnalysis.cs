using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Cost;

/// <summary>What one call of a function costs: operations on numbers, and values recorded for the reverse sweep.</summary>
/// <remarks>Of two branches the dearer counts, term by term.</remarks>
internal sealed class CostAnalysis
{
    private CostAnalysis()
    {
    }

    /// <summary>Arithmetic, functions and choices of floating-point numbers.</summary>
    public CostFormula Operations { get; } = new();

    public CostFormula Recorded { get; } = new();

    /// <summary>The memory that what is recorded takes.</summary>
    public CostFormula Bytes { get; } = new();

    /// <param name="function">A function in normal form.</param>
    public static CostAnalysis Of(Function function)
    {
        var cost = new CostAnalysis();
        cost.Visit(function.Body, "");
        IEnumerable<Expr> given = function.Outputs.Select(o => o.Value);
        cost.Operations.Add("", (function.Result is { } result ? given.Append(result) : given).Sum(OperationsIn));
        return cost;
    }

    private void Visit(Block block, string trips)
    {
        foreach (Stmt statement in block.Statements)
        {
            Operations.Add(trips, statement.Operands().Sum(OperationsIn));
            switch (statement)
            {
                case Push push:
                    Recorded.Add(trips, 1);
                    Bytes.Add(trips, SizeOf(push.Value.Type));
                    break;
                case If choice:
                    Larger(Of(choice.Then, trips), Of(choice.Else, trips));
                    break;
                case Loop loop:
                    string count = TripCount.Of(loop);
                    Visit(loop.Body, trips.Length == 0 ? count : $"{trips}·{count}");
                    break;
            }
        }
    }

    private static CostAnalysis Of(Block block, string trips)
    {
        var cost = new CostAnalysis();
        cost.Visit(block, trips);
        return cost;
    }

    private void Larger(CostAnalysis first, CostAnalysis second)
    {
        Operations.AddLarger(first.Operations, second.Operations);
        Recorded.AddLarger(first.Recorded, second.Recorded);
        Bytes.AddLarger(first.Bytes, second.Bytes);
    }

    private static long OperationsIn(Expr expr) => expr.DescendantsAndSelf().Count(e => e.Type.IsRealScalar && e is (Unary or Binary or Apply or Select));

    private static int SizeOf(IrType type) => type.Element switch
    {
        "double" or "long" or "ulong" => sizeof(double),
        "bool" or "byte" or "sbyte" => sizeof(byte),
        _ => sizeof(int),
    };
}
