using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>How values of a type are laid out, as far as differentiation is concerned.</summary>
internal enum Shape
{
    /// <summary>One value: a number, a flag, an object.</summary>
    Scalar,

    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;T&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    ReadOnlySpan,

    /// <summary><c>T[,]</c>.</summary>
    Matrix,

    /// <summary><c>T[][]</c>: rows of a length each of their own.</summary>
    Jagged,

    /// <summary><c>List&lt;T&gt;</c>, of which cells are read and written.</summary>
    List,

    /// <summary><c>IReadOnlyList&lt;T&gt;</c>.</summary>
    ReadOnlyList,

    /// <summary>A <c>List&lt;T&gt;</c> that the method makes and adds to.</summary>
    Growing,
}

/// <summary>A type parameter that stands for a floating-point type: <c>T : IFloatingPointIeee754&lt;T&gt;</c>; and <c>Half</c>, with which the same is done.</summary>
/// <param name="IsUnmanaged">Whether it is known to hold no references, so that its values can lie on the stack.</param>
internal sealed record NumberParameter(bool IsUnmanaged);

/// <summary>A C# type.</summary>
/// <param name="Element">The element's type as it is written in generated code; of a scalar, the type itself: <c>double</c>, <c>int</c>, <c>global::System.Random</c>.</param>
/// <param name="Shape">One element, or how many of them lie together.</param>
internal sealed record IrType(string Element, Shape Shape)
{
    public bool Equals(IrType? other) =>
        ReferenceEquals(this, other) || other is not null && Shape == other.Shape && Element == other.Element;

    public override int GetHashCode() => Element.Length * 8 + (int)Shape;

    /// <summary>Whether it is an object with cells in rows, which no span can stand for.</summary>
    public bool HasRows => Shape is Shape.Matrix or Shape.Jagged;

    /// <summary>How many indices a cell has.</summary>
    public int Rank => HasRows ? 2 : 1;

    /// <summary>Whether its cells are those of a list, which counts them and cannot be sliced.</summary>
    public bool IsList => Shape is Shape.List or Shape.ReadOnlyList or Shape.Growing;

    /// <summary>Whether the derivative is held by something of the same type, rather than by a span.</summary>
    public bool IsOwnDerivative => Shape is Shape.Scalar or Shape.Growing || HasRows;

    public static IrType Double { get; } = new("double", Shape.Scalar);

    public static IrType Single { get; } = new("float", Shape.Scalar);

    /// <summary>What stands for a type without a name where a variable of it is declared.</summary>
    public const string Unnamed = "var";

    private const string Half = "global::System.Half";

    public static IrType Int { get; } = new("int", Shape.Scalar);

    public static IrType Bool { get; } = new("bool", Shape.Scalar);

    /// <summary>An exception that was caught, or none.</summary>
    public static IrType Exception { get; } = new("global::System.Exception?", Shape.Scalar);

    public static IrType Void { get; } = new("void", Shape.Scalar);

    /// <summary>What it is, if the element is a type parameter that stands for a floating-point type.</summary>
    public NumberParameter? Parameter { get; init; }

    /// <summary>Of a tape: what it records.</summary>
    public IrType? Recorded { get; init; }

    /// <summary>Of cells that are structs: what each of them is made of. Which part is meant is then said by the last index, a constant.</summary>
    public StructShape? Record { get; init; }

    /// <summary>Whether the element carries a derivative.</summary>
    public bool IsReal => Element is "double" or "float" || Record is not null || Parameter is not null;

    /// <summary>Whether the element is a <c>Half</c>.</summary>
    public bool IsHalf => Element == Half;

    /// <summary>Whether the numbers, or some of those in structs, are in double precision.</summary>
    public bool HoldsDoubles => Element == "double" || (Record is { } record && record.Types.Contains(Double));

    /// <summary>Whether the numbers, or some of those in structs, are in single precision.</summary>
    public bool HoldsSingles => Element == "float" || (Record is { } record && record.Types.Contains(Single));

    /// <summary>The type parameter, or <c>Half</c>, that the numbers, or some of those in structs, are of.</summary>
    public IrType? GenericNumber => Parameter is not null ? ElementType : Record?.Types.FirstOrDefault(static t => t.Parameter is not null);

    /// <summary>A single floating-point number.</summary>
    public bool IsRealScalar => IsReal && Shape == Shape.Scalar;

    /// <summary>Cells of floating-point numbers.</summary>
    public bool IsRealArray => IsReal && Shape != Shape.Scalar;

    /// <summary>A tape of floating-point numbers.</summary>
    public bool IsRealTape => Recorded is { IsRealScalar: true };

    public bool IsArray => Shape != Shape.Scalar;

    public IrType ElementType => new(Element, Shape.Scalar) { Parameter = Parameter };

    /// <summary>The type of what is in a cell, or in a part of it.</summary>
    public IrType CellType(EquatableArray<Expr> indices) => PartOf(indices) is { } part ? Record!.Types[part] : ElementType;

    /// <summary>Which part of a struct in a cell is meant; null where there is no struct, or all of it is meant.</summary>
    public int? PartOf(EquatableArray<Expr> indices) => Record is not null && indices.Count == Rank + 1 && indices[Rank].IsInt(out int part) ? part : null;

    public IrType With(Shape shape) => this with { Shape = shape };

    /// <summary>The type as it is written in generated code.</summary>
    public string Name => Shape switch
    {
        Shape.Array => Element + "[]",
        Shape.Matrix => Element + "[,]",
        Shape.Jagged => Element + "[][]",
        Shape.List or Shape.Growing => $"global::System.Collections.Generic.List<{Element}>",
        Shape.ReadOnlyList => $"global::System.Collections.Generic.IReadOnlyList<{Element}>",
        Shape.Span => $"global::System.Span<{Element}>",
        Shape.ReadOnlySpan => $"global::System.ReadOnlySpan<{Element}>",
        _ => Element,
    };
}
