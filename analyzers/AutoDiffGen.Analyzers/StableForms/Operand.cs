using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>The text of an operand where it is written into another formula.</summary>
internal static class Operand
{
    private const int LongestRepeated = 40;

    public static string Text(IOperation operation) => Bare(operation).WithoutTrivia().ToString();

    /// <summary>The same, in parentheses unless it binds as tightly as a name.</summary>
    public static string Factor(IOperation operation)
    {
        bool isPrimary = Bare(operation) is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax;
        return isPrimary ? Text(operation) : $"({Text(operation)})";
    }

    /// <summary>The same, in parentheses unless it binds as tightly as a sum.</summary>
    public static string Summand(IOperation operation) =>
        Bare(operation).RawKind is (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression ? Text(operation) : Term(operation);

    /// <summary>One less the other, computed in the type that the function takes.</summary>
    public static string Difference(IOperation minuend, IOperation subtrahend, string type) =>
        $"{(IsFloat(subtrahend) && IsFloat(minuend) && type == "double" ? Widened(minuend, type) : Summand(minuend))} - {Term(subtrahend)}";

    /// <summary>A factor, converted if the function takes numbers of another type.</summary>
    public static string Widened(IOperation operation, string type) => IsFloat(operation) && type == "double" ? "(double)" + Factor(operation) : Factor(operation);

    /// <summary>The same, in parentheses unless it binds as tightly as a product.</summary>
    private static string Term(IOperation operation) => Bare(operation).RawKind is (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression
        or (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression or (int)SyntaxKind.CastExpression ? Text(operation) : Factor(operation);

    private static bool IsFloat(IOperation operation) => MathCall.Plain(operation).Type?.SpecialType == SpecialType.System_Single;

    /// <summary>The negative of it; of <c>-x</c>, that is <c>x</c>.</summary>
    public static string Negated(IOperation operation) => Bare(operation) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
        ? Unwrapped(minus.Operand).WithoutTrivia().ToString()
        : "-" + Factor(operation);

    /// <summary>Whether it may be written more than once: short, and reading it has no effect.</summary>
    public static bool IsRepeatable(IOperation operation) => operation.Syntax.Span.Length <= LongestRepeated && operation.Syntax.DescendantNodesAndSelf().All(static node => node is
        IdentifierNameSyntax or PredefinedTypeSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or BracketedArgumentListSyntax or ArgumentSyntax
        or ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression });

    public static bool AreSame(IOperation left, IOperation right) => SyntaxFactory.AreEquivalent(Bare(left), Bare(right));

    private static SyntaxNode Bare(IOperation operation) => operation.Syntax is ExpressionSyntax expression ? Unwrapped(expression) : operation.Syntax;

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax parenthesized ? Unwrapped(parenthesized.Expression) : expression;
}
