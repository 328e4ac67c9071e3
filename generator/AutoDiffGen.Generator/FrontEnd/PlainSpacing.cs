using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Spaces plain arithmetic as the compiler's own formatter does, without its cost: that one makes a new syntax tree for
/// each statement.
/// </summary>
internal static class PlainSpacing
{
    private enum Spacing { Unknown, Word, Open, Close, Comma, Operator, Tight }

    /// <summary>Null when the text holds something that is not known here.</summary>
    public static string? TryWrite(SyntaxNode node)
    {
        var text = new StringBuilder();
        var previous = Spacing.Open;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            Spacing current = token.IsMissing ? Spacing.Unknown : Of(token);
            if (current == Spacing.Unknown) return null;
            if (IsApart(previous, current)) text.Append(' ');
            text.Append(token.Text);
            previous = current;
        }

        return text.ToString();
    }

    private static bool IsApart(Spacing left, Spacing right) =>
        left is Spacing.Comma or Spacing.Operator || right == Spacing.Operator || left == Spacing.Word && right == Spacing.Word;

    private static Spacing Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken
            or SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword or SyntaxKind.IntKeyword or SyntaxKind.ReturnKeyword or SyntaxKind.NotKeyword => Spacing.Word,
        SyntaxKind.OpenParenToken => Spacing.Open,
        SyntaxKind.OpenBracketToken when token.Parent is BracketedArgumentListSyntax => Spacing.Open,
        SyntaxKind.CloseParenToken when token.Parent is not CastExpressionSyntax => Spacing.Close,
        SyntaxKind.CloseBracketToken when token.Parent is BracketedArgumentListSyntax => Spacing.Close,
        SyntaxKind.CommaToken when token.Parent is ArgumentListSyntax or BracketedArgumentListSyntax => Spacing.Comma,
        SyntaxKind.DotToken when token.Parent is MemberAccessExpressionSyntax => Spacing.Tight,
        SyntaxKind.MinusToken when token.Parent is PrefixUnaryExpressionSyntax => Spacing.Tight,
        SyntaxKind.SemicolonToken => Spacing.Close,
        _ when token.Parent is BinaryExpressionSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax or ConditionalExpressionSyntax
            or IsPatternExpressionSyntax or RelationalPatternSyntax or BinaryPatternSyntax => Spacing.Operator,
        _ => Spacing.Unknown,
    };
}
