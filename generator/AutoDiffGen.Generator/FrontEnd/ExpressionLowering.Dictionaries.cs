using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Dictionaries whose entries are variables.</summary>
internal sealed partial class ExpressionLowering
{
    /// <summary>Declares the entries that such a dictionary begins with; does nothing, and says so, for any other variable.</summary>
    public bool TryDeclareDictionary(IVariableDeclaratorOperation declarator)
    {
        if (!scope.IsKnownDictionary(declarator.Symbol)) return false;
        foreach ((object key, IOperation value) in KnownDictionaries.Entries(KnownDictionaries.CreationOf(declarator)!)!)
        {
            scope.Emit(new Define(scope.Entry(declarator.Symbol, key, scope.Session.TypeOf(value.Type)), Value(value)));
        }

        return true;
    }

    /// <summary>The first assignment to another entry; it declares the variable.</summary>
    private bool TryDeclareEntry(ISimpleAssignmentOperation assignment)
    {
        if (EntryOf(assignment.Target) is not { Symbol: { } dictionary, Key: { } key } || scope.FindEntry(dictionary, key) is not null) return false;
        Expr value = Value(assignment.Value);
        scope.Emit(new Define(scope.Entry(dictionary, key, value.Type), value));
        return true;
    }

    private Local? FindEntry(IOperation operation) => EntryOf(operation) is { Symbol: { } dictionary, Key: { } key } ? scope.FindEntry(dictionary, key) : null;

    private (ISymbol? Symbol, object? Key) EntryOf(IOperation operation) =>
        operation is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var local } } && scope.IsKnownDictionary(local) ? (local, KnownDictionaries.KeyOf(operation)) : default;
}
