using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Turns comparisons round.</summary>
internal static class Comparisons
{
    /// <summary>The comparison that is true exactly when this one is false; null if there is none.</summary>
    /// <remarks>Among floating-point numbers <c>!(a &lt; b)</c> is not <c>a &gt;= b</c>: both are false of a NaN.</remarks>
    public static Binary? Opposite(Expr comparison)
    {
        if (comparison is not Binary binary) return null;
        bool isOrdered = NumericTypes.IsIntegral(binary.Left.Type.Name);
        return binary.Operator switch
        {
            BinaryOperator.Equal => binary with { Operator = BinaryOperator.NotEqual },
            BinaryOperator.NotEqual => binary with { Operator = BinaryOperator.Equal },
            BinaryOperator.Less when isOrdered => binary with { Operator = BinaryOperator.GreaterOrEqual },
            BinaryOperator.LessOrEqual when isOrdered => binary with { Operator = BinaryOperator.Greater },
            BinaryOperator.Greater when isOrdered => binary with { Operator = BinaryOperator.LessOrEqual },
            BinaryOperator.GreaterOrEqual when isOrdered => binary with { Operator = BinaryOperator.Less },
            _ => null,
        };
    }
}
