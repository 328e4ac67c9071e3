using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>Finds and writes the attributes of the library, and what they ask of the types around.</summary>
internal static class Annotations
{
    /// <summary>The <c>[Differentiable]</c> in the lists, or null.</summary>
    public static AttributeSyntax? Differentiable(SyntaxList<AttributeListSyntax> lists) =>
        lists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => LastName(attribute.Name) is "Differentiable" or "DifferentiableAttribute");

    /// <summary>Another attribute of the library, qualified as the given one is.</summary>
    public static AttributeListSyntax Like(AttributeSyntax? known, string name)
    {
        NameSyntax full = known?.Name switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(SyntaxFactory.IdentifierName(name)),
            AliasQualifiedNameSyntax alias => alias.WithName(SyntaxFactory.IdentifierName(name)),
            _ => SyntaxFactory.IdentifierName(name),
        };
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(full.WithoutTrivia())));
    }

    /// <summary>The member with attributes on a line of their own above it.</summary>
    public static T Above<T>(T member, AttributeListSyntax list)
        where T : MemberDeclarationSyntax
    {
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        var indentation = leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse();
        list = list.WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"), SyntaxFactory.Whitespace(string.Concat(indentation)));
        MemberDeclarationSyntax bare = member.WithoutLeadingTrivia();
        return (T)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>Adds <c>partial</c> to every type around the node that lacks it.</summary>
    public static void MakePartial(SyntaxEditor editor, SyntaxNode node)
    {
        foreach (TypeDeclarationSyntax type in node.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (type.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            editor.ReplaceNode(type, static (current, generator) => generator.GetModifiers(current).IsPartial
                ? current
                : generator.WithModifiers(current, generator.GetModifiers(current).WithPartial(true)));
        }
    }

    /// <summary>Removes an attribute, and its brackets when nothing else is in them.</summary>
    public static void Remove(SyntaxEditor editor, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        SyntaxNode owner = list.Parent!;
        SyntaxTriviaList leading = owner.GetLeadingTrivia();
        editor.RemoveNode(list.Attributes.Count == 1 ? list : attribute, SyntaxRemoveOptions.KeepNoTrivia);
        if (list.Attributes.Count == 1 && list.SpanStart == owner.SpanStart) editor.ReplaceNode(owner, (current, _) => current.WithLeadingTrivia(leading));
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
