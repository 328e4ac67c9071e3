using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>A small change of the compiler's source that ought to be noticed.</summary>
/// <param name="File">The file, by its path in the generator's folder.</param>
/// <param name="Old">What is changed.</param>
/// <param name="New">What it becomes.</param>
internal sealed record Mutant(string File, SyntaxNode Old, SyntaxNode New)
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> Operators = new()
    {
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.EqualsExpression,
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.LogicalOrExpression,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.LogicalAndExpression,
        [SyntaxKind.AddExpression] = SyntaxKind.SubtractExpression,
        [SyntaxKind.SubtractExpression] = SyntaxKind.AddExpression,
        [SyntaxKind.MultiplyExpression] = SyntaxKind.DivideExpression,
    };

    /// <summary>The whole file with the change made.</summary>
    public string Text => Old.SyntaxTree.GetRoot().ReplaceNode(Old, New).ToFullString();

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Old.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {Brief(Old)}  =>  {Brief(New)}");

    /// <summary>The changes of a file: other operators, other conditions, other constants, statements left out.</summary>
    public static IEnumerable<Mutant> Of(string file, SyntaxNode root) =>
        root.DescendantNodes(n => n is not AttributeListSyntax and not ThrowStatementSyntax and not ThrowExpressionSyntax and not InterpolatedStringExpressionSyntax)
            .SelectMany(n => Changes(n).Select(changed => new Mutant(file, n, changed.WithTriviaFrom(n))));

    private static IEnumerable<SyntaxNode> Changes(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out SyntaxKind other):
                yield return SyntaxFactory.BinaryExpression(other, binary.Left, binary.Right);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }:
                yield return SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                yield return SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
                break;
            case LiteralExpressionSyntax { Token.Value: int number }:
                yield return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number + 1));
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                yield return not.Operand;
                break;
            case IfStatementSyntax choice:
                yield return choice.WithCondition(Negated(choice.Condition));
                break;
            case ConditionalExpressionSyntax choice:
                yield return SyntaxFactory.ParenthesizedExpression(choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue));
                break;
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax }:
                yield return SyntaxFactory.EmptyStatement();
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Any" } member, ArgumentList.Arguments.Count: 1 } call:
                yield return call.WithExpression(member.WithName(SyntaxFactory.IdentifierName("All")));
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "All" } member, ArgumentList.Arguments.Count: 1 } call:
                yield return call.WithExpression(member.WithName(SyntaxFactory.IdentifierName("Any")));
                break;
        }
    }

    private static PrefixUnaryExpressionSyntax Negated(ExpressionSyntax condition) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia()));

    private static string Brief(SyntaxNode node)
    {
        string line = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 100 ? line : line[..100] + "…";
    }
}
