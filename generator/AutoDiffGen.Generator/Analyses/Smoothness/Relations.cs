using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>What a comparison says about the bounds of what is compared.</summary>
internal static class Relations
{
    /// <summary>The one that holds where this one does not.</summary>
    public static BinaryOperator Opposite(BinaryOperator relation) => relation switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        _ => BinaryOperator.Equal,
    };

    /// <summary>The same with its sides exchanged.</summary>
    public static BinaryOperator Mirrored(BinaryOperator relation) => relation switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => relation,
    };

    /// <summary>The bounds of a value that stands in the relation to another.</summary>
    public static Range Narrowed(Range value, BinaryOperator relation, Range other) => relation switch
    {
        BinaryOperator.Greater => new(Math.Max(value.Low, Above(other.Low)), value.High),
        BinaryOperator.GreaterOrEqual => new(Math.Max(value.Low, other.Low), value.High),
        BinaryOperator.Less => new(value.Low, Math.Min(value.High, -Above(-other.High))),
        BinaryOperator.LessOrEqual => new(value.Low, Math.Min(value.High, other.High)),
        BinaryOperator.Equal => new(Math.Max(value.Low, other.Low), Math.Min(value.High, other.High)),
        _ when other.Low == 0 && other.High == 0 => new(value.Low == 0 ? double.Epsilon : value.Low, value.High == 0 ? -double.Epsilon : value.High),
        _ => value,
    };

    /// <summary>The next number.</summary>
    private static double Above(double bound)
    {
        if (bound == 0) return double.Epsilon;
        if (double.IsInfinity(bound) || double.IsNaN(bound)) return bound;
        long bits = BitConverter.DoubleToInt64Bits(bound);
        return BitConverter.Int64BitsToDouble(bound > 0 ? bits + 1 : bits - 1);
    }
}
