using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>A <c>ref</c> local is another name of what it stands for; where that changes, variables hold what it is at the time.</summary>
    private void RefLocal(IVariableDeclaratorOperation declarator)
    {
        IOperation? value = declarator.GetVariableInitializer()?.Value;
        IReadOnlyList<ISimpleAssignmentOperation> moves = scope.MovesOf(declarator.Symbol);
        if (value is null)
        {
            Refuse(declarator);
        }
        else if (moves.Count > 0)
        {
            bool areSteps = moves.All(static m => m.Parent is IExpressionStatementOperation);
            if (areSteps && expressions.References.Among([value, .. moves.Select(static m => m.Value)]) is { } reference)
            {
                expressions.References.Declare(reference, value);
                scope.Alias(declarator.Symbol, reference);
            }
            else
            {
                Refuse(declarator);
            }
        }
        else if (expressions.Location(value) is { } target)
        {
            scope.Alias(declarator.Symbol, target);
        }
        else
        {
            Refuse(declarator);
        }
    }

    private void Refuse(IVariableDeclaratorOperation declarator) => Copy(declarator.Parent!.Parent!, "ADG0108", declarator.Symbol.Name, always: true);
}
