using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds out which structs can be taken apart into variables: those that hold numbers and whose fields are known.</summary>
internal sealed class StructLayouts
{
    private readonly Dictionary<ITypeSymbol, StructLayout?> known = new(SymbolEqualityComparer.Default);

    public StructLayout? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { IsValueType: true, SpecialType: SpecialType.None, TypeKind: TypeKind.Struct } named) return null;
        if (!known.TryGetValue(named, out StructLayout? layout)) known[named] = layout = Find(named);
        return layout;
    }

    /// <summary>The fields of an object, those of the classes above its own first. All of these classes say all about it.</summary>
    public StructLayout? OfObject(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, SpecialType: SpecialType.None } named || TypeFacts.IsCollection(named)) return null;
        if (known.TryGetValue(named, out StructLayout? layout)) return layout;

        // A class that holds objects of its own class is a tree.
        known[named] = null;
        return known[named] = FindObject(named);
    }

    private StructLayout? FindObject(INamedTypeSymbol named)
    {
        var fields = new List<IFieldSymbol>();
        for (INamedTypeSymbol at = named; at.SpecialType != SpecialType.System_Object; at = at.BaseType!)
        {
            if (at.IsGenericType || !IsInSource(at) || HasParameters(at)) return null;
            fields.InsertRange(0, at.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsStatic && !f.IsConst));
        }

        return Of(named, fields) is { } layout && layout.Parts.Select(static p => p.Path).Distinct(StringComparer.Ordinal).Count() == layout.Count ? layout : null;
    }

    /// <summary>An object in an object, of which the class is sure.</summary>
    private StructLayout? OfHeld(ITypeSymbol type) => OfObject(type) is { } layout && ((INamedTypeSymbol)layout.Type) is { ContainingAssembly: ISourceAssemblySymbol { Compilation: var compilation } } named
        && !new Implementations(compilation).HaveDerived(named) && layout.Parts.Any(static p => TypeFacts.ToIr(p.Type).IsReal || TypeFacts.HidesReals(p.Type)) ? layout : null;

    private StructLayout? Find(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType || !TypeFacts.HidesReals(type)) return null;
        if (TypeFacts.Underlying(type) is { } underlying) return TypeFacts.IsFloating(underlying) || Of(underlying) is not null ? OfMembers(type, [Property(type, "HasValue"), Property(type, "Value")]) : null;
        if (type.IsTupleType) return Of(type, type.TupleElements.Select(static e => e.CorrespondingTupleField ?? e));
        if (NumericStruct.MembersOf(type) is { } members) return OfMembers(type, members);
        if (type.IsGenericType || HasLayoutOfItsOwn(type) || !IsInSource(type)) return null;
        return Of(type, type.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsStatic && !f.IsConst));
    }

    private StructLayout? Of(INamedTypeSymbol type, IEnumerable<IFieldSymbol> symbols)
    {
        var fields = ImmutableArray.CreateBuilder<StructField>();
        int start = 0;
        foreach (IFieldSymbol symbol in symbols)
        {
            if (symbol.RefKind != RefKind.None || symbol.IsFixedSizeBuffer || symbol.AssociatedSymbol is IPropertySymbol { } property && !IsPlain(property)) return null;
            if (symbol.AssociatedSymbol is not (null or IPropertySymbol) || (symbol.IsImplicitlyDeclared && symbol.AssociatedSymbol is null && !type.IsTupleType)) return null;
            IFieldSymbol named = type.IsTupleType ? Named(type, symbol) : symbol;
            fields.Add(new StructField(named, named.AssociatedSymbol as IPropertySymbol ?? Getter(symbol.ContainingType, named), symbol.Type, Of(symbol.Type) ?? (type.IsValueType ? null : OfHeld(symbol.Type)), start));
            start += fields[fields.Count - 1].Count;
        }

        return new StructLayout(type, fields.ToImmutable());
    }

    private StructLayout OfMembers(INamedTypeSymbol type, IEnumerable<ISymbol> members)
    {
        var fields = ImmutableArray.CreateBuilder<StructField>();
        int start = 0;
        foreach (ISymbol member in members)
        {
            ITypeSymbol memberType = member is IFieldSymbol f ? f.Type : ((IPropertySymbol)member).Type;
            fields.Add(new StructField(member as IFieldSymbol, member as IPropertySymbol, memberType, Of(memberType), start));
            start += fields[fields.Count - 1].Count;
        }

        return new StructLayout(type, fields.ToImmutable());
    }

    private static ISymbol Property(INamedTypeSymbol type, string name) => type.GetMembers(name).First();

    /// <summary>Whether the property is its field, and nothing else can be put in its place.</summary>
    public static bool IsPlain(IPropertySymbol property) => !Implementations.MayBeOverridden(property.GetMethod ?? property.SetMethod!)
        && property.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is not PropertyDeclarationSyntax declared
            || declared.ExpressionBody is null && (declared.AccessorList?.Accessors.All(static a => a.Body is null && a.ExpressionBody is null) ?? true));

    private static IFieldSymbol Named(INamedTypeSymbol tuple, IFieldSymbol element) => tuple.TupleElements
        .FirstOrDefault(e => SymbolEqualityComparer.Default.Equals(e.CorrespondingTupleField, element)) ?? element;

    /// <summary>The property that does nothing but read a private field.</summary>
    public static IPropertySymbol? Getter(INamedTypeSymbol type, IFieldSymbol field) => type.IsTupleType || field.DeclaredAccessibility != Accessibility.Private ? null
        : type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p is { IsIndexer: false, SetMethod: null, IsStatic: false, GetMethod: { } getter } && !Implementations.MayBeOverridden(getter)
            && SymbolEqualityComparer.Default.Equals(p.Type, field.Type) && Returned(getter) == field.Name);

    /// <summary>The name that is all the body of an accessor returns.</summary>
    private static string? Returned(IMethodSymbol getter)
    {
        ExpressionSyntax? value = getter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            AccessorDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            AccessorDeclarationSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            _ => null,
        };
        return (value as IdentifierNameSyntax)?.Identifier.ValueText;
    }

    private static bool IsInSource(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static r => !SymbolIdentity.IsGenerated(r.SyntaxTree));

    /// <summary>Whether members of the class may see the parameters of the class, for which there are fields without names.</summary>
    private static bool HasParameters(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 } and not RecordDeclarationSyntax);

    /// <summary>Fields that overlap or repeat are not variables of their own.</summary>
    private static bool HasLayoutOfItsOwn(INamedTypeSymbol type) => type.GetAttributes().Any(static a =>
        a.AttributeClass?.Name is "InlineArrayAttribute"
        || (a.AttributeClass?.Name == "StructLayoutAttribute" && a.ConstructorArguments.FirstOrDefault().Value is 2 or (short)2));
}
