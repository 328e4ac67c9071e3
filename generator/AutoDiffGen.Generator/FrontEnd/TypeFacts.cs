using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What matters of a C# type to the compiler.</summary>
internal static class TypeFacts
{
    public static IrType Object { get; } = new("object", Shape.Scalar);

    public static IrType ToIr(ITypeSymbol type)
    {
        if (IsUnnamed(type)) return new IrType(IrType.Unnamed, Shape.Scalar);
        if (type is IArrayTypeSymbol { Rank: <= 2 } array && array.ElementType is not IArrayTypeSymbol)
        {
            return Cells(array.ElementType, array.Rank == 1 ? Shape.Array : Shape.Matrix);
        }

        if (RowElement(type) is { } number) return Cells(number, Shape.Jagged);

        if (SpanElement(type) is { } element && element is not IArrayTypeSymbol)
        {
            return Cells(element, type.Name == "Span" ? Shape.Span : Shape.ReadOnlySpan);
        }

        return Cells(type, Shape.Scalar);
    }

    /// <remarks>Of a type parameter for numbers, <c>T?</c> is T itself: none of them is null.</remarks>
    private static IrType Cells(ITypeSymbol element, Shape shape) => NumberParameters.Of(element) is { } parameter
        ? new IrType(SymbolText.OfPlain(element.WithNullableAnnotation(NullableAnnotation.None)), shape) { Parameter = parameter }
        : new IrType(SymbolText.Of(element), shape);

    /// <summary><c>double</c> of <c>double[][]</c>.</summary>
    public static ITypeSymbol? RowElement(ITypeSymbol? type) => RowsOf(type) is { } element && IsFloating(element) ? element : null;

    /// <summary>The type of an array of arrays as one of rows, whatever is in them.</summary>
    public static IrType ToRows(ITypeSymbol type) => RowsOf(type) is { } element ? Cells(element, Shape.Jagged) : ToIr(type);

    /// <summary>The type as that of an array, if it is a list of floating-point numbers of which cells can be read.</summary>
    public static IrType? ListOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { Name: "List" or "IReadOnlyList", Arity: 1 } list || !IsFloating(list.TypeArguments[0])) return null;
        if (list.ContainingNamespace?.ToDisplayString() != "System.Collections.Generic") return null;
        return Cells(list.TypeArguments[0], list.Name == "List" ? Shape.List : Shape.ReadOnlyList);
    }

    /// <summary>Anonymous types, bare, as elements of arrays or as arguments of others, have no name to declare a variable by.</summary>
    public static bool IsUnnamed(ITypeSymbol type) => type.IsAnonymousType
        || (type is IArrayTypeSymbol array && IsUnnamed(array.ElementType))
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsUnnamed));

    /// <summary>The element type of <c>Span&lt;T&gt;</c> and <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    public static ITypeSymbol? SpanElement(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span
            ? span.TypeArguments[0]
            : null;

    /// <summary><c>T</c> of <c>T?</c>, where that is a struct of its own.</summary>
    public static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    /// <summary>The structs that lie in an array, a matrix, rows or a span.</summary>
    public static ITypeSymbol? StructElement(ITypeSymbol? type) =>
        (RowsOf(type) ?? (type is IArrayTypeSymbol { Rank: <= 2 } array ? array.ElementType : SpanElement(type))) is { IsValueType: true, SpecialType: SpecialType.None } element ? element : null;

    private static ITypeSymbol? RowsOf(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1, ElementType: var element } } ? element : null;

    public static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single || NumberParameters.Of(type) is not null;

    public static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Char;

    public static bool IsBool(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    public static bool IsString(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    public static bool IsEnum(ITypeSymbol? type) => type?.TypeKind == TypeKind.Enum;

    /// <summary>Numbers and flags: what built-in operators of the intermediate representation work on.</summary>
    public static bool IsPrimitive(ITypeSymbol? type) => IsFloating(type) || IsInteger(type) || IsBool(type) || IsEnum(type);

    /// <summary>Whether values of the type can never carry a derivative, even inside.</summary>
    public static bool IsDiscrete(ITypeSymbol? type) =>
        type is null || IsInteger(type) || IsBool(type) || IsEnum(type) || type.SpecialType == SpecialType.System_Void;

    /// <summary>Whether the type holds real numbers in a way that is not followed: lists, structs, tuples, objects.</summary>
    public static bool HidesReals(ITypeSymbol? type) => type is not null && !ToIr(type).IsReal && Hides(type, 3);

    private static bool Hides(ITypeSymbol type, int depth)
    {
        if (IsFloating(type) || type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Object) return true;
        if (type.SpecialType != SpecialType.None && type is not INamedTypeSymbol { IsGenericType: true }) return false;
        if (type.TypeKind is TypeKind.Dynamic or TypeKind.Pointer or TypeKind.TypeParameter) return true;
        if (depth == 0 || IsEnum(type)) return false;
        if (type is IArrayTypeSymbol array) return Hides(array.ElementType, depth);
        if (type is not INamedTypeSymbol named) return false;
        if (IsNumericStruct(named)) return true;
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (Hides(argument, depth - 1)) return true;
        }

        return HasRealField(named, depth - 1);
    }

    private static bool IsNumericStruct(INamedTypeSymbol type) =>
        type.IsValueType && type.ContainingNamespace is { Name: "Numerics", ContainingNamespace.Name: "System" };

    private static bool HasRealField(INamedTypeSymbol type, int depth)
    {
        if (type.DeclaringSyntaxReferences.Length == 0 && !type.IsValueType) return false;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: false } field && !SymbolEqualityComparer.Default.Equals(field.Type, type) && Hides(field.Type, depth)) return true;
        }

        return false;
    }

    public static bool IsCollection(ITypeSymbol? type)
    {
        if (type is null || IsString(type)) return false;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract.SpecialType == SpecialType.System_Collections_IEnumerable) return true;
        }

        return false;
    }

    /// <summary>Whether a callee that gets the value can write into the cells behind it.</summary>
    public static bool LetsWrite(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_Array } || (SpanElement(type) is not null && type!.Name == "Span");
}
