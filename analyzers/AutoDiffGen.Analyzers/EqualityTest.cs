using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers;

/// <summary>A test whether numbers are equal, in any of the ways of C#.</summary>
internal static class EqualityTest
{
    /// <summary>Whether it is one that is no operator between two numbers: <c>x.Equals(y)</c>, <c>(x, y) == (0, 0)</c>, <c>w.SequenceEqual(v)</c>.</summary>
    public static bool IsCopied(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Equals" } call => call.ChildOperations.Any(IsNumber),
        IInvocationOperation { TargetMethod: { Name: "SequenceEqual", TypeArguments: { Length: 1 } cells } } => TypeFacts.IsFloating(cells[0]),
        ITupleBinaryOperation => true,
        _ => false,
    };

    /// <summary>The test as it is written, and whether it <c>holds</c> or <c>fails</c> where numbers are equal.</summary>
    public static IEnumerable<object> Words(SyntaxNode test)
    {
        bool fails = test.IsKind(SyntaxKind.NotEqualsExpression);
        SyntaxNode pattern = test;
        while (pattern.Parent is ConstantPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax)
        {
            pattern = pattern.Parent;
            fails ^= pattern is UnaryPatternSyntax;
        }

        string text = pattern.Parent switch
        {
            IsPatternExpressionSyntax whole when whole.Pattern == pattern => SourceLine.Brief(whole),
            SwitchLabelSyntax => "case " + SourceLine.Brief(pattern),
            SwitchExpressionArmSyntax arm when arm.Pattern == pattern => SourceLine.Brief(pattern) + " => …",
            _ => SourceLine.Brief(test),
        };
        return [text, fails ? "fails" : "holds"];
    }
    private static bool IsNumber(IOperation operation) => operation switch
    {
        IArgumentOperation argument => IsNumber(argument.Value),
        IConversionOperation conversion => IsNumber(conversion.Operand),
        _ => TypeFacts.IsFloating(operation.Type),
    };
}
