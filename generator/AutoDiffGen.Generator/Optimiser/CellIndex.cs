using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>An index as something plus a constant, to tell cells apart.</summary>
internal static class CellIndex
{
    /// <summary>Whether two cells of an array are never the same: one of their indices differs by a constant.</summary>
    public static bool AreApart(EquatableArray<Expr> first, EquatableArray<Expr> second)
    {
        for (int i = 0; i < first.Count; i++)
        {
            var (start, offset) = Parts(first[i]);
            var (otherStart, otherOffset) = Parts(second[i]);
            if (start == otherStart && offset != otherOffset) return true;
        }

        return false;
    }

    private static (Expr? Start, int Offset) Parts(Expr index)
    {
        if (index.IsInt(out int number)) return (null, number);
        return index is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Read start } sum && sum.Right.IsInt(out int offset)
            ? (start, sum.Operator == BinaryOperator.Add ? offset : -offset)
            : (index, 0);
    }
}
