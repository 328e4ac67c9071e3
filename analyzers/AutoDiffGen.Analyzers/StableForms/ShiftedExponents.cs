using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>Recognises e^(a - m) and e^(b - m) where m is the larger of a and b: one of the powers is 1, the other at most 1.</summary>
internal static class ShiftedExponents
{
    public static bool Are(IOperation left, IOperation right)
    {
        if (Difference(left) is not { } first || Difference(right) is not { } second || !Operand.AreSame(first.RightOperand, second.RightOperand)) return false;
        return IsLarger(first.RightOperand, first.LeftOperand, second.LeftOperand);
    }

    private static IBinaryOperation? Difference(IOperation operation) =>
        MathCall.Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null } difference ? difference : null;

    private static bool IsLarger(IOperation shift, IOperation a, IOperation b) => LargerOfTwo.Of(shift) is var (x, y)
        && ((Operand.AreSame(x, a) && Operand.AreSame(y, b)) || (Operand.AreSame(x, b) && Operand.AreSame(y, a)));
}
