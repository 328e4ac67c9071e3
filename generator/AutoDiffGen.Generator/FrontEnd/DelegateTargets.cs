using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds out what a delegate calls, as far as the source at the call shows it.</summary>
internal static class DelegateTargets
{
    public static bool IsDelegate(ITypeSymbol? type) => type?.TypeKind == TypeKind.Delegate;

    /// <summary>Null when several things, or things unknown, could be called.</summary>
    public static DelegateTarget? Of(IOperation? value, FunctionScope scope) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, scope),
        IParenthesizedOperation inner => Of(inner.Operand, scope),
        IDelegateCreationOperation creation => Of(creation.Target, scope) is { } target ? target with { Type = creation.Type } : null,
        IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda => new DelegateTarget(lambda.Symbol, null, lambda, null),
        IMethodReferenceOperation group => OfGroup(group, scope),
        ILocalReferenceOperation local => scope.FindTarget(local.Local),
        IParameterReferenceOperation parameter => scope.FindTarget(parameter.Parameter),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => OfField(field, scope),
        _ => null,
    };

    /// <summary>The object of a method group is evaluated once, so it has to be a variable that keeps its value.</summary>
    private static DelegateTarget? OfGroup(IMethodReferenceOperation group, FunctionScope scope)
    {
        bool isKnown = group.Instance switch
        {
            null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
            ILocalReferenceOperation { Local: var local } => !scope.IsReassigned(local),
            IParameterReferenceOperation { Parameter: var parameter } => !scope.IsReassigned(parameter),
            _ => false,
        };
        bool isClass = group.Instance is null || group.Instance.Type is { IsValueType: false };
        return isKnown && isClass && group.Method.ReducedFrom is null ? new DelegateTarget(scope.Session.Generics.Of(group.Method), group.Instance, group, null) { Owner = SymbolIdentity.OwnerOf(scope.Method) } : null;
    }

    /// <summary>A field that is given its value where it is declared, and nowhere else.</summary>
    private static DelegateTarget? OfField(IFieldSymbol field, FunctionScope scope)
    {
        if (field.ContainingType.StaticConstructors.Any(static c => !c.IsImplicitlyDeclared) || SymbolIdentity.IsGenerated(field)) return null;
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(scope.Session.Cancellation) is not VariableDeclaratorSyntax { Initializer: { } initializer }) return null;
        return scope.Session.Model(initializer.SyntaxTree).GetOperation(initializer, scope.Session.Cancellation) is ISymbolInitializerOperation { Value: { } value } ? Of(value, scope) : null;
    }
}
