using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The places where a method's body names something, and the order that control goes through them.</summary>
internal static class Mentions
{
    /// <summary>Whether all that is around the mention is lowered, rather than copied or run elsewhere.</summary>
    public static bool AreFollowed(IOperation mention)
    {
        for (IOperation? at = mention.Parent; at is not null; at = at.Parent)
        {
            if (!IsFollowedKind(at)) return false;
        }

        return true;
    }

    private static bool IsFollowedKind(IOperation at) => at switch
    {
        IBlockOperation or IMethodBodyOperation or IExpressionStatementOperation or IConditionalOperation or IReturnOperation => true,
        IForLoopOperation or IWhileLoopOperation or IForEachLoopOperation { Collection: IConversionOperation { Operand.Type: IArrayTypeSymbol } } => true,
        IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation => true,
        ISimpleAssignmentOperation { IsRef: false } or IParenthesizedOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation => true,
        ICompoundAssignmentOperation { OperatorMethod: null } or IIncrementOrDecrementOperation { OperatorMethod: null } => true,
        IUnaryOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null } => true,
        IInvocationOperation or IArgumentOperation { Parameter.RefKind: RefKind.None } => true,
        _ => false,
    };

    /// <summary>The first statement with a mention, in the innermost block around all of them; null where it need not come first.</summary>
    public static IOperation? First(IReadOnlyList<IOperation> mentions)
    {
        IOperation? block = mentions[0].Parent;
        while (block is not null && !(block is IBlockOperation && mentions.All(m => IsWithin(m, block)))) block = block.Parent;
        return (block as IBlockOperation)?.Operations.FirstOrDefault(o => mentions.Any(m => IsWithin(m, o)));
    }

    public static bool IsWithin(IOperation part, IOperation whole) => part.Syntax.SyntaxTree == whole.Syntax.SyntaxTree && whole.Syntax.Span.Contains(part.Syntax.Span);
}
