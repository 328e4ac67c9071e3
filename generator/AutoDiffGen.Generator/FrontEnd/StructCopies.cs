using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The structs that copied text mentions: put together before it, and taken apart again after it where it may change them.</summary>
internal sealed class StructCopies(FunctionScope scope, HashSet<ISymbol> written)
{
    private readonly Dictionary<ISymbol, (StructVariable Parts, Local Whole)> copies = new(SymbolEqualityComparer.Default);

    public static StructCopies Of(FunctionScope scope, IOperation? operation) =>
        new(scope, scope.HasStructs && operation is not null ? LocalUsage.Written(operation, scope.Session.Followed.Mutates) : new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>The variables that the text may change.</summary>
    public IEnumerable<Local> Written => copies.Where(c => written.Contains(c.Key)).Select(static c => c.Value.Whole);

    /// <summary>The variable for a field that the text reads; null when the struct has to be there as a whole.</summary>
    public Local? Part(IOperation? operation)
    {
        if (scope.FindPart(operation) is not { } part) return null;
        for (IOperation? root = operation; root is not null; root = (root as IMemberReferenceOperation)?.Instance)
        {
            ISymbol? symbol = (root as ILocalReferenceOperation)?.Local ?? (ISymbol?)(root as IParameterReferenceOperation)?.Parameter;
            if (symbol is not null && written.Contains(symbol)) return null;
        }

        return part;
    }

    /// <summary>The struct in one variable; null when there is no way to make one.</summary>
    public Local? Whole(ISymbol symbol, StructVariable variable)
    {
        if (copies.TryGetValue(symbol, out var known)) return known.Whole;
        if (variable.Layout.IsObject || scope.Session.Access.ShapeOf(variable.Layout) is not { } shape) return null;
        Local whole = scope.Temporary(scope.Session.TypeOf(variable.Layout.Type), symbol.Name);
        scope.Emit(new Define(whole, shape.Create(variable.Parts.Select(static p => (Expr)new Read(p)).ToEquatableArray())));
        copies.Add(symbol, (variable, whole));
        return whole;
    }

    /// <summary>Gives the variables what the text has left in the structs.</summary>
    public void PutBack(ObstacleFinder obstacles, SyntaxNode syntax)
    {
        foreach (var copy in copies.Where(c => written.Contains(c.Key)))
        {
            Expr[] parts = PartsOf(scope, copy.Value.Whole, copy.Value.Parts.Layout, obstacles.Make("ADG0103", SymbolText.Display(copy.Value.Parts.Layout.Type), syntax));
            for (int i = 0; i < parts.Length; i++) scope.Emit(new Assign(copy.Value.Parts.Parts[i], parts[i]));
        }
    }

    /// <summary>The parts of a struct that is in one variable.</summary>
    public static Expr[] PartsOf(FunctionScope scope, Local whole, StructLayout layout, Obstacle obstacle) => [.. layout.Parts.Select(p => new Opaque(
        new Template(EquatableArray.Of("", "." + p.Text), EquatableArray.Of(0)),
        EquatableArray.Of<Expr>(new Read(whole)),
        scope.Session.TypeOf(p.Type)) { IsPure = true, Obstacle = obstacle })];
}
