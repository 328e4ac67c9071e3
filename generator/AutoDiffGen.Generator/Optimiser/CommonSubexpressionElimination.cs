using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Computes an expression once where the same expression has been computed on every way here.</summary>
internal sealed class CommonSubexpressionElimination
{
    private readonly HashSet<int> writtenArrays;
    private readonly Dictionary<Expr, Local> known = [];
    /// <summary>What <see cref="known"/> held before each change to it.</summary>
    private readonly Stack<(Expr Key, Local? Before)> changes = new();

    /// <summary>What the variables stand for that need not be computed; what is computed from them is the same, too.</summary>
    private readonly NumberMap<Expr> copies = new();
    private readonly Substitution substitution;

    private CommonSubexpressionElimination(HashSet<int> writtenArrays)
    {
        this.writtenArrays = writtenArrays;
        substitution = new Substitution(copies);
    }

    public static Function Run(Function function) =>
        function.With(function.Body.Map(new CommonSubexpressionElimination(WrittenArrays.Of(function.Body)).Visit));

    private Block Visit(Block block)
    {
        int outer = changes.Count;
        Block visited = block.Map(Visit);
        while (changes.Count > outer)
        {
            var (key, before) = changes.Pop();
            if (before is null) known.Remove(key);
            else known[key] = before;
        }

        return visited;
    }

    private Stmt Visit(Stmt statement)
    {
        if (statement is not Define { Value: { } value } define || value.IsAtom() || !IsRepeatable(value)) return statement.MapBlocks(Visit);

        Expr key = Canonical(substitution.Apply(value));
        bool isKnown = known.TryGetValue(key, out Local? earlier);
        if (isKnown && earlier!.Type == define.Target.Type) return define with { Value = copies[define.Target.Id] = new Read(earlier) };
        changes.Push((key, earlier));
        known[key] = define.Target;
        return define;
    }

    /// <summary>Whether evaluating it again, anywhere later, would give the same value.</summary>
    private bool IsRepeatable(Expr value) => value switch
    {
        Read or Number or Literal => true,
        Call or Allocate or Opaque { IsPure: false } => false,
        Element e when e.Array is not Read array || writtenArrays.Contains(array.Local.Id) => false,
        Row e when e.Array is not Read array || writtenArrays.Contains(array.Local.Id) => false,
        _ => AreRepeatable(value.Children()),
    };

    private bool AreRepeatable(ExprList operands)
    {
        foreach (Expr operand in operands)
        {
            if (!IsRepeatable(operand)) return false;
        }

        return true;
    }

    /// <summary>Products and sums are the same with their operands exchanged, to the last bit.</summary>
    private static Expr Canonical(Expr value) =>
        value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Multiply, Left: Read left, Right: Read right } binary
        && left.Local.Id > right.Local.Id
            ? binary with { Left = right, Right = left }
            : value;
}
