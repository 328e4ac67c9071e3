using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a type has to do with derivatives.</summary>
internal enum Carrying
{
    /// <summary>Nothing: its values are constants.</summary>
    Nothing,

    /// <summary>Its values have derivatives.</summary>
    Derivatives,

    /// <summary>It holds floating-point numbers, in a form that is not differentiated yet.</summary>
    NotYet,
}

/// <summary>Tells which types carry derivatives.</summary>
internal static class ActiveType
{
    private const string Tensors = "System.Numerics.Tensors";

    /// <summary>Reference assemblies do not show what is in them.</summary>
    private static readonly HashSet<string> NumericStructs = new(StringComparer.Ordinal)
    {
        "Complex", "Vector2", "Vector3", "Vector4", "Quaternion", "Plane", "Matrix3x2", "Matrix4x4",
    };

    /// <summary><c>double[]</c>, a matrix, rows, or a span.</summary>
    public static bool IsRealArray(ITypeSymbol type) =>
        TypeFacts.RowElement(type) is not null
        || (type is IArrayTypeSymbol { Rank: <= 2 } array ? TypeFacts.IsFloating(array.ElementType) : TypeFacts.SpanElement(type) is { } element && TypeFacts.IsFloating(element));

    public static bool IsReadOnlySpan(ITypeSymbol type) => TypeFacts.SpanElement(type) is not null && type.Name == "ReadOnlySpan";

    /// <param name="type">The type.</param>
    /// <param name="within">The type that derivatives become members of: they have to read a struct's fields, and to make such structs.</param>
    public static Carrying Of(ITypeSymbol type, INamedTypeSymbol within)
    {
        if (TypeFacts.IsFloating(type) || IsRealArray(type) || TypeFacts.ListOf(type) is not null) return Carrying.Derivatives;
        if (type.IsValueType && new StructLayouts().Of(type) is { } layout && layout.Parts.All(IsNumberOrConstant) && layout.Parts.Any(static p => TypeFacts.IsFloating(p.Type)))
        {
            return new StructAccess(within).ShapeOf(layout) is null ? Carrying.NotYet : Carrying.Derivatives;
        }

        if (new StructLayouts().OfObject(type) is { } @object && @object.Parts.All(static p => IsNumberOrConstant(p) || IsCells(p.Type)) && @object.Parts.Any(static p => TypeFacts.IsFloating(p.Type) || IsCells(p.Type)))
        {
            return new StructAccess(within).CanHandle(@object) ? Carrying.Derivatives : Carrying.NotYet;
        }

        if (TypeFacts.StructElement(type) is { } element && new StructLayouts().Of(element) is { IsOfNumbers: true } cells)
        {
            return new StructAccess(within).ShapeOf(cells) is null ? Carrying.NotYet : Carrying.Derivatives;
        }

        return HoldsReal(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)) ? Carrying.NotYet : Carrying.Nothing;
    }

    /// <summary>The same of what a method returns, or hands back by reference.</summary>
    public static Carrying OfResult(ITypeSymbol type, INamedTypeSymbol within)
    {
        bool isArgumentOnly = TypeFacts.RowElement(type) is not null || TypeFacts.ListOf(type) is not null || TypeFacts.StructElement(type) is not null || type.TypeKind == TypeKind.Class;
        return Of(type, within) is var carrying && isArgumentOnly && carrying == Carrying.Derivatives ? Carrying.NotYet : carrying;
    }

    /// <summary>An array in an object: that of the same name in the derivative's object holds its derivative.</summary>
    private static bool IsCells(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: <= 2, ElementType: var element } && TypeFacts.IsFloating(element);

    private static bool IsNumberOrConstant(StructPart part) =>
        TypeFacts.IsFloating(part.Type) || !HoldsReal(part.Type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool HoldsReal(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (TypeFacts.IsFloating(type)) return true;
        if (!seen.Add(type)) return false;
        return type switch
        {
            IArrayTypeSymbol array => HoldsReal(array.ElementType, seen),
            ITypeParameterSymbol parameter => NumberParameters.IsOtherNumber(parameter),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named => NamedHoldsReal(named, seen),
            _ => false,
        };
    }

    private static bool NamedHoldsReal(INamedTypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        string space = type.ContainingNamespace?.ToDisplayString() ?? "";
        if (space == "System.Numerics" && NumericStructs.Contains(type.Name)) return true;
        if (space == "System" && type.Name is "Memory" or "ReadOnlyMemory") return type.TypeArguments.Any(argument => HoldsReal(argument, seen));
        bool isCollection = space == Tensors || (space == "System.Collections.Generic" && type.Name == "List");
        if (isCollection) return type.TypeArguments.Any(argument => HoldsReal(argument, seen));

        // The fields of the framework's classes are nobody's business, and reference assemblies do not show them.
        bool isFrameworkClass = type.IsReferenceType && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        if (isFrameworkClass || type.SpecialType != SpecialType.None) return false;
        bool ownFields = type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && HoldsReal(field.Type, seen));
        return ownFields || (type.BaseType is { } parent && HoldsReal(parent, seen));
    }
}
