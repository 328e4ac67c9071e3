using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Tells which expressions may throw, where the loops around them are known.</summary>
/// <remarks>Asking for a length does not count: the derivative takes an array that is null for an empty one.</remarks>
internal sealed class Exceptions
{
    private readonly NumberMap<Expr> values = new();
    private readonly NumberMap<Counter> counters = new();

    /// <summary>Notes what variables stand for; statements come in the order in which they run.</summary>
    public void Enter(Stmt statement)
    {
        if (statement is Define { Value: { } value } define && (define.Target.Type.IsArray || define.Target.Type == IrType.Int)) values[define.Target.Id] = value;
        if (statement is Loop { Counter: { } counter }) counters[counter.Index.Id] = counter;
    }

    public bool MayThrow(Expr expr)
    {
        bool here = expr switch
        {
            Allocate { IsLike: true } => false,
            Element cell => !IsInside(cell),
            Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } division when !division.Type.IsReal => !(division.Right.IsInt(out int divisor) && divisor > 0),
            Binary binary => binary.Checked,
            Ir.Convert convert => convert.Checked,
            Apply apply => MayThrow(apply),
            Allocate allocation => allocation.Lengths.Any(l => !IsCount(l)),
            Opaque opaque => !opaque.NeverThrows,
            _ => false,
        };
        if (here) return true;
        foreach (Expr child in expr.Children())
        {
            if (MayThrow(child)) return true;
        }

        return false;
    }

    private static bool MayThrow(Apply apply) => Hints.FunctionName(apply.Function) switch
    {
        "clamp" => !(apply.Arguments[1] is Number low && apply.Arguments[2] is Number high && low.Value <= high.Value),
        "round" => apply.Arguments.Skip(1).Any(a => a is not Literal),
        "sign" or "slice" or "sliceLength" => true,
        "abs" => !apply.Type.IsReal,
        _ => false,
    };

    private static bool IsCount(Expr length) => length is Length || length.IsInt(out int count) && count >= 0;

    private bool IsInside(Element cell)
    {
        if (cell.Array is not Read { Local: var array }) return false;
        for (int i = 0; i < array.Type.Rank; i++)
        {
            if (array.Type.Shape == Shape.Jagged)
            {
                bool isBelow = i == 0 ? IsBelow(cell.Indices[0], array, null) : IsBelow(cell.Indices[1], new Length(new Row(cell.Array, cell.Indices[0]), null), null);
                if (!isBelow) return false;
                continue;
            }

            int? dimension = array.Type.Rank == 1 ? null : i;
            if (!IsBelow(cell.Indices[i], array, dimension)) return false;
        }

        return true;
    }

    /// <summary>Whether an index stays below the length: a number below a known one, or a counter that runs to the length at most.</summary>
    private bool IsBelow(Expr index, Local array, int? dimension)
    {
        Expr? made = values.TryGetValue(array.Id, out Expr? value) && value is Allocate { IsLike: false, Lengths.Count: > 0 } allocation ? allocation.Lengths[dimension ?? 0] : null;
        return IsBelow(index, new Length(new Read(array), dimension), made);
    }

    private bool IsBelow(Expr index, Length whole, Expr? made)
    {
        if (index.IsInt(out int number)) return number >= 0 && made is not null && made.IsInt(out int length) && number < length;
        if (index is not Read { Local: var local } || !counters.TryGetValue(local.Id, out Counter? counter)) return false;
        if (CounterRange.EndOf(counter with { Start = Known(counter.Start), Bound = Known(counter.Bound) }) is not { } end) return false;
        return end == made || made is not null && Known(end) == Known(made) || Known(end) == whole;
    }

    private Expr Known(Expr expr) => expr is Read read && values.TryGetValue(read.Local.Id, out Expr? value) ? value : expr;
}
