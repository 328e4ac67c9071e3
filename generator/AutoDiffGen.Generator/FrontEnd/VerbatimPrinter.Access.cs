using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
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
