using AutoDiffGen.Generator.FrontEnd;
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

    private static bool IsLarger(IOperation shift, IOperation a, IOperation b)
    {
        if (Definition(shift) is not { } definition || MathCall.Of(Unstopped(definition), "Max") is not { } max) return false;
        (IOperation x, IOperation y) = (max.Argument(0), max.Argument(1));
        return (Operand.AreSame(x, a) && Operand.AreSame(y, b)) || (Operand.AreSame(x, b) && Operand.AreSame(y, a));
    }

    private static IOperation Unstopped(IOperation operation) => MathCall.Plain(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "StopGradient", ContainingType: { Name: "Differentiation", ContainingNamespace.Name: "AutoDiffGen" } } } call => call.Arguments[0].Value,
        var plain => plain,
    };

    /// <summary>What a variable is declared as, if nothing that its value depends on changes.</summary>
    private static IOperation? Definition(IOperation operation)
    {
        if (MathCall.Plain(operation) is not ILocalReferenceOperation { Local: var variable }) return null;
        IOperation body = operation;
        while (body.Parent is { } parent) body = parent;
        IOperation? initializer = body.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable))?.GetVariableInitializer()?.Value;
        if (initializer is null) return null;
        HashSet<ISymbol> written = LocalUsage.Written(body);
        bool isKept = !written.Contains(variable) && !initializer.DescendantsAndSelf().Any(part => Variable(part) is { } other && written.Contains(other));
        return isKept ? initializer : null;
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
