using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class VerbatimPrinter
{
    /// <summary>What stands for a member that is private elsewhere; null when it can be named, or not be reached at all.</summary>
    private Accessor? AccessorFor(ISymbol? symbol)
    {
        bool isHidden = symbol is IFieldSymbol or IPropertySymbol && IsInCallee && !scope.Session.CanReach(symbol);
        return isHidden && scope.This is null ? scope.Session.Accessors.Of(symbol!) : null;
    }

    private bool IsInCallee => !SymbolEqualityComparer.Default.Equals(SymbolIdentity.OwnerOf(scope.Method), scope.Session.Entry);

    private static IdentifierNameSyntax Access(Accessor accessor, string owner) => Raw($"{accessor.Name}({owner})");

    /// <summary>A field that is a variable of the method, where its value is read.</summary>
    private IdentifierNameSyntax? FieldVariable(ExpressionSyntax node)
    {
        if (scope.Fields.Count == 0 || SymbolOf(node) is not { Kind: SymbolKind.Field or SymbolKind.Property } member || scope.Find(member) is not { } local) return null;
        bool isWritten = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node
            || node.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };
        if (isWritten) Blame("ADG0105", member.Name, node);
        return Gap(local);
    }

    /// <summary>An entry of a dictionary whose entries are variables.</summary>
    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        if (SymbolOf(node.Expression) is not ILocalSymbol dictionary || !scope.IsKnownDictionary(dictionary)) return base.VisitElementAccessExpression(node);
        Local? entry = model.GetConstantValue(node.ArgumentList.Arguments[0].Expression).Value is { } key ? scope.FindEntry(dictionary, key) : null;
        bool isWritten = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node || node.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax;
        if (entry is null || isWritten) Blame("ADG0103", "Dictionary", node);
        return entry is null ? node : Gap(entry);
    }

    /// <summary>A parameter of the class is a field of its objects.</summary>
    private IdentifierNameSyntax? MemberParameter(IParameterSymbol parameter, SimpleNameSyntax node)
    {
        if (scope.FindMember(parameter) is { } field) return field.Inner is null ? Gap(scope.This!.Parts[field.Start]) : Whole(parameter, scope.This!.At(field), node);
        if (scope.Self is { } self && scope.Session.Accessors.Of(parameter) is { } accessor) return Access(accessor, Gap(self).Identifier.Text);
        if (scope.Self is not null || scope.This is not null) Blame("ADG0109", parameter.Name, node);
        else if (DerivativeNames.MayHide(parameter.Name, scope.Session.Entry)) Blame("ADG0110", parameter.Name, node);
        return null;
    }
}
