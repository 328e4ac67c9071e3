using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds the dictionaries of numbers that a method makes and uses by constant keys only, none before it is there: each entry is a variable.</summary>
internal static class KnownDictionaries
{
    public static HashSet<ISymbol> Of(IOperation? body)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IVariableDeclaratorOperation declarator in body?.Descendants().OfType<IVariableDeclaratorOperation>() ?? [])
        {
            if (CreationOf(declarator) is { } creation && IsKnown(declarator, creation, body!)) known.Add(declarator.Symbol);
        }

        return known;
    }

    /// <summary><c>new Dictionary&lt;string, double&gt; { … }</c></summary>
    public static IObjectCreationOperation? CreationOf(IVariableDeclaratorOperation declarator)
    {
        IOperation? value = declarator.GetVariableInitializer()?.Value;
        if (value is IConversionOperation conversion) value = conversion.Operand;
        bool isDictionary = value is IObjectCreationOperation { Arguments.Length: 0, Type: INamedTypeSymbol { Name: "Dictionary", TypeArguments: { Length: 2 } types } type }
            && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" && TypeFacts.IsFloating(types[1]);
        return isDictionary ? (IObjectCreationOperation)value! : null;
    }

    /// <summary>The keys and values that it begins with; null when they are given in another way.</summary>
    public static IReadOnlyList<(object Key, IOperation Value)>? Entries(IObjectCreationOperation creation)
    {
        var entries = new List<(object, IOperation)>();
        foreach (IOperation part in creation.Initializer?.Initializers ?? [])
        {
            (IOperation? key, IOperation? value) = part switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } arguments } } assignment => (arguments[0].Value, assignment.Value),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } arguments } => (arguments[0].Value, arguments[1].Value),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            if (key?.ConstantValue is not { HasValue: true, Value: { } constant } || entries.Any(e => e.Item1.Equals(constant))) return null;
            entries.Add((constant, value!));
        }

        return entries;
    }

    /// <summary>The key of an entry; null of anything else, or where it is not constant.</summary>
    public static object? KeyOf(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } arguments } && arguments[0].Value.ConstantValue is { HasValue: true, Value: { } key } ? key : null;

    private static bool IsKnown(IVariableDeclaratorOperation declarator, IObjectCreationOperation creation, IOperation body)
    {
        if (Entries(creation) is not { } entries) return false;
        ILocalReferenceOperation[] uses = [.. body.Descendants().OfType<ILocalReferenceOperation>().Where(u => SymbolEqualityComparer.Default.Equals(u.Local, declarator.Symbol))];
        if (!uses.All(static u => u.Parent is IPropertyReferenceOperation entry && entry.Instance == u && KeyOf(entry) is not null && IsFollowed(entry))) return false;
        return uses.Select(static u => u.Parent!).GroupBy(static e => KeyOf(e)!).All(g => entries.Any(e => e.Key.Equals(g.Key)) || IsWrittenFirst([.. g]));
    }

    private static bool IsFollowed(IOperation entry) => entry.Parent is not INameOfOperation && Mentions.AreFollowed(entry);

    private static bool IsWrittenFirst(IReadOnlyList<IOperation> mentions) =>
        Mentions.First(mentions) is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } && mentions.Contains(assignment.Target)
        && mentions.Count(m => Mentions.IsWithin(m, assignment)) == 1;
}
