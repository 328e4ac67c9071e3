using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Computes an expression once where the same expression has been computed on every way here.</summary>
internal sealed class CommonSubexpressionElimination
{
    private readonly HashSet<int> writtenArrays;

    private CommonSubexpressionElimination(HashSet<int> writtenArrays) => this.writtenArrays = writtenArrays;

    public static Function Run(Function function) => function with
    {
        Body = new CommonSubexpressionElimination(WrittenArrays.Of(function.Body)).Visit(function.Body, []),
    };

    private Block Visit(Block block, Dictionary<Expr, Local> known)
    {
        known = new Dictionary<Expr, Local>(known);
        return new Block(block.Statements.Map(statement =>
        {
            if (statement is not Define { Value: { } value } define || value.IsAtom() || !IsRepeatable(value))
            {
                return statement.MapBlocks(b => Visit(b, known));
            }

            Expr key = Canonical(value);
            if (known.TryGetValue(key, out Local? earlier) && earlier.Type == define.Target.Type) return define with { Value = new Read(earlier) };
            known[key] = define.Target;
            return define;
        }));
    }

    /// <summary>Whether evaluating it again, anywhere later, would give the same value.</summary>
    private bool IsRepeatable(Expr value) =>
        value.IsPure() && value.DescendantsAndSelf().OfType<Element>().All(e => e.Array is Read array && !writtenArrays.Contains(array.Local.Id));

    /// <summary>Products and sums are the same with their operands exchanged, to the last bit.</summary>
    private static Expr Canonical(Expr value) =>
        value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Multiply, Left: Read left, Right: Read right } binary
        && left.Local.Id > right.Local.Id
            ? binary with { Left = right, Right = left }
            : value;
}
