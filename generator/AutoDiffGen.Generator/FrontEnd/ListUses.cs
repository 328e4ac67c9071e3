using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds the lists that can be followed: nothing happens to them but what is understood.</summary>
internal static class ListUses
{
    /// <summary>The parameters and variables of a method that hold lists with which more is done than to look at, write or count cells.</summary>
    /// <param name="body">The method's body.</param>
    /// <param name="isFollowed">Whether a method that a list is handed to is followed itself.</param>
    public static HashSet<ISymbol> Others(IOperation? body, Func<IMethodSymbol, bool> isFollowed)
    {
        var others = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in body?.Descendants() ?? [])
        {
            ISymbol? symbol = (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;
            if (symbol is not null && TypeFacts.ListOf(part.Type) is not null && !IsCellUse(part) && !IsHanded(part, isFollowed)) others.Add(symbol);
        }

        return others;
    }

    /// <summary>The variables that hold lists which are made here, and which only cells are added to beside.</summary>
    public static HashSet<ISymbol> Growing(IOperation? body)
    {
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IVariableDeclaratorOperation declarator in body?.Descendants().OfType<IVariableDeclaratorOperation>() ?? [])
        {
            if (TypeFacts.ListOf(declarator.Symbol.Type) is { Shape: Ir.Shape.List } && IsCreation(declarator.GetVariableInitializer()?.Value)) made.Add(declarator.Symbol);
        }

        if (made.Count == 0) return made;
        foreach (ILocalReferenceOperation part in body!.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!IsCellUse(part) && !IsAdd(part)) made.Remove(part.Local);
        }

        return made;
    }

    private static bool IsCreation(IOperation? value) => value switch
    {
        IConversionOperation { Operand: ICollectionExpressionOperation collection } => !collection.Elements.Any(static e => e is ISpreadOperation),
        ICollectionExpressionOperation collection => !collection.Elements.Any(static e => e is ISpreadOperation),
        IObjectCreationOperation { Arguments.Length: 0 } creation => Added(creation) is not null,
        IObjectCreationOperation { Arguments.Length: 1 } creation => creation.Arguments[0].Value is { Type.SpecialType: SpecialType.System_Int32, ConstantValue: { HasValue: true, Value: >= 0 } } && Added(creation) is not null,
        _ => false,
    };

    /// <summary>The values that a collection initialiser adds; null when it does something else.</summary>
    public static IReadOnlyList<IOperation>? Added(IObjectCreationOperation creation)
    {
        if (creation.Initializer is not { } initializer) return [];
        var added = new List<IOperation>();
        foreach (IOperation step in initializer.Initializers)
        {
            if (step is not IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add) return null;
            added.Add(add.Arguments[0].Value);
        }

        return added;
    }

    private static bool IsAdd(IOperation list) =>
        list.Parent is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1, Parent: IExpressionStatementOperation } call && call.Instance == list;

    private static bool IsCellUse(IOperation list) => IsInFunction(list) ? false : list.Parent switch
    {
        IPropertyReferenceOperation property => property.Instance == list && (property.Property.IsIndexer || property.Property.Name == "Count"),
        IImplicitIndexerReferenceOperation indexer => indexer.Instance == list,
        IForEachLoopOperation => true,
        IConversionOperation { IsImplicit: true, Parent: IForEachLoopOperation } => true,
        _ => false,
    };

    private static bool IsHanded(IOperation list, Func<IMethodSymbol, bool> isFollowed)
    {
        IOperation? parent = list.Parent is IConversionOperation { IsImplicit: true } conversion && TypeFacts.ListOf(conversion.Type) is not null ? conversion.Parent : list.Parent;
        return parent is IArgumentOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } } && !IsInFunction(list) && isFollowed(method.ReducedFrom ?? method);
    }

    /// <summary>Whether a function within the one that has the variable mentions it.</summary>
    private static bool IsInFunction(IOperation list)
    {
        ISymbol? owner = (list as ILocalReferenceOperation)?.Local.ContainingSymbol ?? (list as IParameterReferenceOperation)?.Parameter.ContainingSymbol;
        for (IOperation? at = list.Parent; at is not null; at = at.Parent)
        {
            IMethodSymbol? function = (at as IAnonymousFunctionOperation)?.Symbol ?? (at as ILocalFunctionOperation)?.Symbol;
            if (function is not null) return !SymbolEqualityComparer.Default.Equals(function, owner);
        }

        return false;
    }
}
