using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Collections of data, which carry no derivatives themselves: lists of observations, dictionaries, whatever can be enumerated.</content>
internal sealed partial class StatementLowering
{
    /// <summary>False, and nothing done, for what is enumerated in a way of its own.</summary>
    private bool TryEnumerate(IForEachLoopOperation loop, IOperation collection)
    {
        if (loop.IsAsynchronous || ElementTypeOf(collection.Type) is not { } element || !CanTake(loop, element)) return false;
        Obstacle obstacle = expressions.Opaque.Obstacles.Make("ADG0103", SymbolText.Display(collection.Type!), loop.Syntax);
        if (CountName(collection.Type!) is { } count && !MayChange(loop.Body, collection)) WalkCells(loop, collection, element, count, obstacle);
        else if (TypeFacts.IsUnnamed(element) || scope.Session.TypeOf(element).IsArray) return false;
        else WalkEnumerator(loop, collection, element, obstacle);
        return true;
    }

    /// <summary>As many cells as there were at the beginning.</summary>
    private void WalkCells(IForEachLoopOperation loop, IOperation collection, ITypeSymbol element, string count, Obstacle obstacle)
    {
        Local cells = Named(expressions.Value(collection));
        Local end = scope.Temporary(IrType.Int, "count");
        scope.Emit(new Define(end, cells.Type.IsArray ? new Length(new Read(cells), null) : Text([cells], "", "." + count).ToExpr(IrType.Int)));
        LoopBuilder.Counted(scope, new Read(end), "i", index =>
        {
            Expr cell = cells.Type.IsArray ? new Element(new Read(cells), EquatableArray.Of<Expr>(index)) : Text([cells, index.Local], "", "[", "]").ToExpr(scope.Session.TypeOf(element)) with { Obstacle = obstacle };
            Take(loop, element, cell, obstacle);
            Statement(loop.Body);
        });
    }

    /// <summary><c>using (items) while (items.MoveNext()) { var item = items.Current; … }</c></summary>
    private void WalkEnumerator(IForEachLoopOperation loop, IOperation collection, ITypeSymbol element, Obstacle obstacle)
    {
        string type = SymbolText.OfPlain(element);
        Local items = scope.Temporary(TypeFacts.Object with { Element = $"global::System.Collections.Generic.IEnumerator<{type}>" }, "items");
        Local source = Named(expressions.Value(collection));
        scope.Emit(new Define(items, Text([source], $"((global::System.Collections.Generic.IEnumerable<{type}>)", ").GetEnumerator()").ToExpr(items.Type) with { Obstacle = obstacle, HasLastingEffect = !IsCounted(collection.Type!), Sharing = SharingOf(collection) }));
        Within("using", items, End, () => scope.Emit(new Loop(null, scope.Nested(() =>
        {
            Read goesOn = scope.Spill(Text([items], "", ".MoveNext()").ToExpr(IrType.Bool));
            scope.Emit(new If(goesOn, Block.Empty, new Block(EquatableArray.Of<Stmt>(new Break()))));
            Take(loop, element, Text([items], "", ".Current").ToExpr(scope.Session.TypeOf(element)) with { Obstacle = obstacle }, obstacle);
            Statement(loop.Body);
        }))));
    }

    /// <summary>A sequence may be one of the arrays that the method gets, or look at one while it is walked; a collection has memory of its own.</summary>
    private Sharing? SharingOf(IOperation collection) =>
        !scope.Session.Outside.Matters || collection.Type is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.None } || collection.Type is { TypeKind: TypeKind.Class, ContainingNamespace: { Name: "Generic" or "Collections" or "Immutable" or "Frozen", ContainingNamespace.Name: "Collections" or "System" } } ? null
            : new Sharing(expressions.Opaque.Obstacles.Make("ADG0114", SourceLine.Brief(collection.Syntax), collection.Syntax), MayWrite: false);

    private static CopiedText Text(IReadOnlyList<Local> gaps, params string[] pieces) => new(pieces, gaps, null);

    private Local Named(Expr value) => (Steady(value) as Read ?? scope.Spill(value)).Local;

    /// <summary>Gives an element to the loop's variable, or its parts to several.</summary>
    private void Take(IForEachLoopOperation loop, ITypeSymbol element, Expr value, Obstacle obstacle)
    {
        StructLayout? layout = expressions.LayoutOf(element);
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var symbol })
        {
            if (layout is not null) expressions.Put(scope.Declare(symbol, layout), PartsOf(value, layout, obstacle, loop), define: true);
            else scope.Emit(new Define(scope.Declare(symbol, symbol.Type), SymbolEqualityComparer.Default.Equals(symbol.Type, element) ? value : new Ir.Convert(value, scope.Session.TypeOf(symbol.Type))));
            return;
        }

        List<ILocalSymbol?> locals = Declared(loop.LoopControlVariable)!;
        Expr[][] shares = SharesOf(scope.Spill(value).Local, element, locals.Count, obstacle, loop);
        for (int i = 0; i < locals.Count; i++)
        {
            if (locals[i] is not { } local) continue;
            if (expressions.LayoutOf(local.Type) is { } inner) expressions.Put(scope.Declare(local, inner), shares[i], define: true);
            else scope.Emit(new Define(scope.Declare(local, local.Type), shares[i][0]));
        }
    }

    /// <summary>What each of so many variables gets of an element.</summary>
    private Expr[][] SharesOf(Local value, ITypeSymbol element, int count, Obstacle obstacle, IForEachLoopOperation loop)
    {
        if (expressions.LayoutOf(element) is { } layout)
        {
            Expr[] parts = expressions.OfWhole(value, layout, obstacle, loop.Syntax);
            return [.. ExpressionLowering.FieldsFor(count, layout)!.Select(f => parts.Skip(f.Start).Take(f.Count).ToArray())];
        }

        if (Deconstructed(element, count) is { } members)
        {
            return [.. members.Select((m, i) => expressions.LayoutOf(m.Type) is { } inner
                ? PartsOf(Text([value], "", "." + SymbolText.Identifier(m.Name)).ToExpr(scope.Session.TypeOf(m.Type)) with { Obstacle = obstacle }, inner, obstacle, loop)
                : [Text([value], "", "." + SymbolText.Identifier(m.Name)).ToExpr(scope.Session.TypeOf(m.Type)) with { Obstacle = obstacle }])];
        }

        return [.. KeyAndValue(value, (INamedTypeSymbol)element, obstacle).Select(static e => new[] { e })];
    }

    /// <summary>The properties that a record's own <c>Deconstruct</c> gives; null where it has none, or somebody's code is run.</summary>
    private IReadOnlyList<IPropertySymbol>? Deconstructed(ITypeSymbol type, int count)
    {
        if (type is not INamedTypeSymbol { IsRecord: true, IsReferenceType: true } record) return null;
        IMethodSymbol? method = record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsImplicitlyDeclared && m.Parameters.Length == count);
        IPropertySymbol[]? properties = method?.Parameters.SelectMany(p => record.GetMembers(p.Name).OfType<IPropertySymbol>()).ToArray();
        return properties?.Length == count && properties.All(p => Purity.IsAuto(p) && scope.Session.CanReach(p)) ? properties : null;
    }

    private Expr[] PartsOf(Expr value, StructLayout layout, Obstacle obstacle, IForEachLoopOperation loop) => expressions.OfWhole(scope.Spill(value).Local, layout, obstacle, loop.Syntax);

    private Expr[] KeyAndValue(Local pair, INamedTypeSymbol type, Obstacle obstacle) =>
        [.. type.TypeArguments.Select((t, i) => Text([pair], "", i == 0 ? ".Key" : ".Value").ToExpr(scope.Session.TypeOf(t)) with { IsPure = true, NeverThrows = true, Obstacle = obstacle })];

    private bool CanTake(IForEachLoopOperation loop, ITypeSymbol element)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None, Type: var type } })
        {
            return SymbolEqualityComparer.Default.Equals(type, element) || (TypeFacts.IsPrimitive(type) && TypeFacts.IsPrimitive(element));
        }

        return Declared(loop.LoopControlVariable) is { } declared && declared.Any(static local => local is not null) && TypesOf(element, declared.Count) is { } types
            && declared.Zip(types, (local, part) => local is null || SymbolEqualityComparer.Default.Equals(local.Type, part) && !(element.IsReferenceType && scope.Session.TypeOf(part).IsArray)).All(static same => same);
    }

    private IEnumerable<ITypeSymbol>? TypesOf(ITypeSymbol element, int count)
    {
        if (expressions.LayoutOf(element) is { } layout) return ExpressionLowering.FieldsFor(count, layout)?.Select(static f => f.Type);
        if (Deconstructed(element, count) is { } members) return members.Select(static m => m.Type);
        return count == 2 && element is INamedTypeSymbol { Name: "KeyValuePair", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } pair ? pair.TypeArguments : null;
    }

    /// <summary>The variables of <c>var (x, y)</c>, null where one is discarded; null for anything more involved.</summary>
    private static List<ILocalSymbol?>? Declared(IOperation variables)
    {
        if (variables is IDeclarationExpressionOperation { Expression: var inner }) variables = inner;
        if (variables is not ITupleOperation tuple) return null;
        var locals = new List<ILocalSymbol?>();
        foreach (IOperation element in tuple.Elements)
        {
            IOperation single = element is IDeclarationExpressionOperation { Expression: var declared } ? declared : element;
            if (single is ILocalReferenceOperation { IsDeclaration: true, Local: var local }) locals.Add(local);
            else if (single is IDiscardOperation) locals.Add(null);
            else return null;
        }

        return locals;
    }

    private static string? CountName(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1 } ? "Length" : type is INamedTypeSymbol { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } ? "Count" : null;

    /// <summary>Whether the body may change how many elements there are, which is an error that the enumerator finds.</summary>
    private static bool MayChange(IOperation body, IOperation collection)
    {
        while (collection is IConversionOperation conversion) collection = conversion.Operand;
        return collection.Type is not IArrayTypeSymbol && Symbol(collection) is { } list
            && body.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(Symbol(part), list) && !(part.Parent is IPropertyReferenceOperation member && !NonDifferentiable.IsTarget(member)));
    }

    private static ISymbol? Symbol(IOperation operation) =>
        (operation as ILocalReferenceOperation)?.Local ?? (operation as IParameterReferenceOperation)?.Parameter ?? (ISymbol?)(operation as IMemberReferenceOperation)?.Member;

    /// <summary>Whether it is there as a whole, so that enumerating it again gives the same.</summary>
    private static bool IsCounted(ITypeSymbol type) => type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
        .Any(static i => i.ConstructedFrom.SpecialType is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T) || TypeFacts.IsString(type);

    private static ITypeSymbol? ElementTypeOf(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) return array.Rank == 1 ? array.ElementType : null;
        if (type is not INamedTypeSymbol { IsRefLikeType: false } named) return null;
        INamedTypeSymbol[] sequences = [.. named.AllInterfaces.Append(named).Where(static i => i.ConstructedFrom.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)];
        return sequences.Length == 1 ? sequences[0].TypeArguments[0] : null;
    }
}
