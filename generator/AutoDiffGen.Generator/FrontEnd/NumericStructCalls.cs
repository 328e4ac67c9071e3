using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the members of the framework's numeric structs compute, written out for their numbers.</summary>
internal static class NumericStructCalls
{
    public static bool IsKnown(IMethodSymbol method) => false;

    public static Expr[]? TryLower(IInvocationOperation call, ExpressionLowering expressions) => null;

    public static Expr[]? TryLower(IMethodSymbol method, IOperation[] operands, ExpressionLowering expressions) => null;

    public static Expr[]? TryLower(IPropertyReferenceOperation property, ExpressionLowering expressions) => null;

    public static Expr[]? TryLower(IObjectCreationOperation creation, StructLayout layout, ExpressionLowering expressions) => null;
}
