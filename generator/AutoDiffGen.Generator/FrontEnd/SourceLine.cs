using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Source text on one line, without comments, spaced the usual way.</summary>
internal static class SourceLine
{
    private const int Limit = 100;

    /// <summary>The statement as a comment repeats it: no semicolon, cut where it gets long.</summary>
    public static string Of(SyntaxNode node)
    {
        string text = Normalise(node).TrimEnd(';');
        return text.Length <= Limit ? text : text.Substring(0, Limit - 1).TrimEnd() + "…";
    }

    /// <summary>The expression as a message names it.</summary>
    public static string Brief(SyntaxNode node)
    {
        string text = Normalise(node).TrimEnd(';');
        return text.Length <= 60 ? text : text.Substring(0, 59).TrimEnd() + "…";
    }

    public static string Normalise(SyntaxNode node) => PlainSpacing.TryWrite(node) ?? Strip(node).NormalizeWhitespace("", " ").ToFullString().Trim();

    private static SyntaxNode Strip(SyntaxNode node) =>
        node.ReplaceTrivia(node.DescendantTrivia(), static (_, _) => default);
}
