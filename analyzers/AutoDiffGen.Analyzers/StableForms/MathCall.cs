using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>A call of a function of <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>.</summary>
/// <param name="Name">The function: <c>Log</c>.</param>
/// <param name="Home">How the user names where it is: <c>Math</c>.</param>
/// <param name="Type">The type that has the functions of the newer kind: <c>double</c>.</param>
internal sealed record MathCall(string Name, string Home, string Type, IInvocationOperation Call)
{
    /// <summary>The argument for a parameter, wherever it is written.</summary>
    public IOperation Argument(int i) => Plain(Call.Arguments.First(a => a.Parameter?.Ordinal == i).Value);

    public static MathCall? Of(IOperation operation)
    {
        if (Plain(operation) is not IInvocationOperation { TargetMethod: { IsStatic: true } method } call) return null;
        bool isMath = method.ContainingType is { Name: "Math" or "MathF" or "Double" or "Single", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        if (!isMath || call.Type?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single)) return null;
        string type = call.Type.SpecialType == SpecialType.System_Double ? "double" : "float";
        string home = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression.ToString()
            : type == "double" ? "System.Math" : "System.MathF";
        return new MathCall(method.Name, home, type, call);
    }

    public static MathCall? Of(IOperation operation, string name) => Of(operation) is { } call && call.Name == name ? call : null;

    /// <summary>The operation without parentheses and without conversions that keep the value as it is.</summary>
    public static IOperation Plain(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Plain(parenthesized.Operand),
        IConversionOperation { IsImplicit: true, Conversion.IsNumeric: true } conversion => Plain(conversion.Operand),
        _ => operation,
    };
}
