using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Does not clear the cells of a derivative that a later loop is sure to store to: memory is written once.</summary>
/// <remarks>A loop that runs over rows and columns may store to fewer cells than there are; then the others are cleared just before it.</remarks>
internal static class OverwrittenCells
{
    private const string ClearHelper = "M:AutoDiffGen.Derivative.Clear";

    private const string SameLengthHelper = "M:AutoDiffGen.Derivative.RequireSameLength";

    public static Function Run(Function function)
    {
        foreach (Effect clear in function.Body.Statements.OfType<Effect>().Where(e => e.Value is Apply { Function: ClearHelper }).ToList())
        {
            if (((Apply)clear.Value).Arguments[0] is not Read { Local.Type.Shape: Shape.Span } array || CountOf(function.Body, array) != 1) continue;
            Loop? loop = function.Body.Statements.OfType<Loop>().FirstOrDefault(l => CountOf(l.Body, array) == 1);
            if (loop is null || StoredCells(loop, array) is not { } count) continue;
            Stmt[] before = [];
            if (count is Binary) before = [clear with { Value = ((Apply)clear.Value) with { Arguments = EquatableArray.Of<Expr>(RestOf(array, count)) } }];
            else if (!HasLength(function.Body, array, count)) continue;
            function = function.With(new Block(function.Body.Statements
                .Where(s => !ReferenceEquals(s, clear))
                .SelectMany(s => ReferenceEquals(s, loop) ? before.Append(s) : [s])
                .ToEquatableArray()));
        }

        return function;
    }

    /// <summary>How many cells, from the first on, the loop stores to: its length, or rows times columns; null if that is not known.</summary>
    private static Expr? StoredCells(Loop loop, Read array)
    {
        if (CountOf(loop.Counter) is not { } rows) return null;
        if (IndexOf(loop.Body, array) is { } index) return index == new Read(loop.Counter!.Index) ? rows : null;
        foreach (Loop inner in loop.Body.Statements.OfType<Loop>())
        {
            if (IndexOf(inner.Body, array) is not { } cell || CountOf(inner.Counter) is not { } columns) continue;
            var start = new Binary(BinaryOperator.Multiply, new Read(loop.Counter!.Index), columns, IrType.Int);
            return cell == new Binary(BinaryOperator.Add, start, new Read(inner.Counter!.Index), IrType.Int)
                ? new Binary(BinaryOperator.Multiply, rows, columns, IrType.Int)
                : null;
        }

        return null;
    }

    /// <summary>The index of the store that stands in the block itself, so that it is always reached.</summary>
    private static Expr? IndexOf(Block block, Read array) =>
        block.Statements.OfType<Store>().FirstOrDefault(s => array.Equals(s.Array) && s.Indices.Count == 1)?.Indices[0];

    /// <summary>The length of an array, all of whose indices the counter goes through.</summary>
    private static Length? CountOf(Counter? counter)
    {
        if (counter is null) return null;
        Expr first = counter.Step > 0 ? counter.Start : counter.Bound;
        return first.IsInt(out int zero) && zero == 0 ? CounterRange.EndOf(counter) as Length : null;
    }

    private static Apply RestOf(Read array, Expr start) => new(RowHoisting.Helper, EquatableArray.Of<Expr>(array, start, new Length(array, null)), array.Type);

    private static bool HasLength(Block body, Read array, Expr length) =>
        length == new Length(array, null)
        || length is Length { Array: var argument, Dimension: null } && body.Statements.OfType<Effect>().Any(e =>
            e.Value is Apply { Arguments: { Count: > 1 } arguments } check && check.Function.StartsWith(SameLengthHelper, StringComparison.Ordinal)
            && arguments[0] == array && (arguments[1] == argument || arguments[1] == length));

    /// <summary>How often the array is mentioned, but for its length and in checks and clears.</summary>
    private static int CountOf(Block body, Read array) =>
        body.DescendantStatements().Where(s => s is not Effect { Value: Apply { Type.Name: "void" } }).SelectMany(s => s.Operands()).Sum(e => CountOf(e, array));

    private static int CountOf(Expr expr, Read array) => expr switch
    {
        Length => 0,
        Read read => read.Equals(array) ? 1 : 0,
        _ => expr.Children().Sum(e => CountOf(e, array)),
    };
}
