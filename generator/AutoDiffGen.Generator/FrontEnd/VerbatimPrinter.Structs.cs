using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class VerbatimPrinter
{
    public override SyntaxNode? VisitThisExpression(ThisExpressionSyntax node) =>
        scope.This is { } self ? Raw(WholeThis(self, node)) : scope.Self is { } receiver ? Gap(receiver) : base.VisitThisExpression(node);

    /// <summary>A field of a struct that is in variables is one of them.</summary>
    private IdentifierNameSyntax? PartOf(MemberAccessExpressionSyntax node) =>
        scope.HasStructs && copies.Part(model.GetOperation(node)) is { } part ? Gap(part) : null;

    private IdentifierNameSyntax? MemberOfStruct(ISymbol member, StructVariable self, SimpleNameSyntax node)
    {
        if (self.Layout.Find(member) is not { } field) return null;
        return field.Inner is null ? Gap(self.Parts[field.Start]) : Whole(member, self.At(field), node);
    }

    private IdentifierNameSyntax Whole(ISymbol symbol, StructVariable variable, SyntaxNode node)
    {
        if (copies.Whole(symbol, variable) is { } whole) return Gap(whole);
        if (variable.Layout.IsObject) Blame("ADG0106", $"'{node}'", node, Explanations.WholeObject);
        else Blame("ADG0109", scope.Session.Access.Hidden(variable.Layout), node);
        return Raw(symbol.Name);
    }

    /// <summary>The struct that the method is called on, which copied text must not change.</summary>
    private string WholeThis(StructVariable self, SyntaxNode node)
    {
        if (LocalUsage.MayMutate(scope.Method)) Blame("ADG0110", "this", node);
        return Whole(scope.Method.ContainingType, self, node).Identifier.Text;
    }
}
