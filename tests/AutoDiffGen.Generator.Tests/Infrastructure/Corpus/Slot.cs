using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

internal enum Shape { Scalar, Vector, Matrix, Jagged, List, Struct, Structs, StructMatrix, StructRows, Object, Nullable }

/// <summary>An active parameter of a corpus method and where its numbers lie in the vector of all of them.</summary>
internal sealed record Slot(int Parameter, string Element, Shape Shape, RefKind RefKind, int Offset, int Rows, int Columns)
{
    /// <summary>The method writes it: it is one of the outputs.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The method reads it: it is one of the inputs.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The type of a struct, or of those in an array.</summary>
    public string Type { get; init; } = "";

    /// <summary>There is no array at all, and no number.</summary>
    public bool IsNull { get; init; }

    public int Count => Rows * Columns;

    /// <summary>The lengths of the rows of an array of arrays.</summary>
    public string RowLengths { get; init; } = "";

    private bool IsArray => Shape is not (Shape.Scalar or Shape.Struct or Shape.Nullable);

    public IEnumerable<int> Indices => Enumerable.Range(Offset, Count);

    /// <summary>The local of a driver that holds its values, and with other prefixes its derivatives.</summary>
    public string Local(string prefix = "a") => prefix + Parameter;

    /// <summary>The declaration of a local with the numbers that a vector has for this parameter.</summary>
    public string Declare(string prefix, string vector) => Shape switch
    {
        _ when IsNull && prefix == "a" => $"{Type}{(Shape == Shape.StructMatrix ? "[,]" : Shape == Shape.StructRows ? "[][]" : "")} {Local(prefix)} = null!;",
        Shape.Struct => $"{Type} {Local(prefix)} = Numbers.Struct<{Type}, {Element}>({vector}, {Offset}, {Count});",
        Shape.Object => $"var {Local(prefix)} = Numbers.Object<{Type}>({vector}, {Offset});",
        Shape.Structs => $"var {Local(prefix)} = Numbers.Structs<{Type}, {Element}>({vector}, {Offset}, {Count});",
        Shape.StructMatrix => $"var {Local(prefix)} = Numbers.StructMatrix<{Type}, {Element}>({vector}, {Offset}, {Rows}, {Count});",
        Shape.StructRows => $"var {Local(prefix)} = Numbers.StructRows<{Type}, {Element}>({vector}, {Offset}, [{RowLengths}]);",
        Shape.Nullable when prefix == "a" => $"var {Local(prefix)} = Numbers.Nullable<{Element}>({vector}[{Offset}]);",
        Shape.Nullable => $"{Element}? {Local(prefix)} = ({Element}){vector}[{Offset}];",
        Shape.Scalar => $"{Element} {Local(prefix)} = ({Element}){vector}[{Offset}];",
        Shape.Jagged => $"var {Local(prefix)} = Numbers.Jagged<{Element}>({vector}, {Offset}, [{RowLengths}]);",
        Shape.List when prefix == "a" => $"var {Local(prefix)} = new System.Collections.Generic.List<{Element}>(Numbers.Vector<{Element}>({vector}, {Offset}, {Count}));",
        Shape.Vector or Shape.List => $"var {Local(prefix)} = Numbers.Vector<{Element}>({vector}, {Offset}, {Count});",
        _ => $"var {Local(prefix)} = Numbers.Matrix<{Element}>({vector}, {Offset}, {Rows}, {Columns});",
    };

    /// <summary>The statement that puts a local back into a vector.</summary>
    public string Store(string prefix, string vector) => Shape switch
    {
        _ when IsNull => "",
        Shape.Nullable when prefix == "a" => $"{vector}[{Offset}] = {Local(prefix)} ?? Numbers.Missing;",
        Shape.Nullable => $"{vector}[{Offset}] = {Local(prefix)}!.Value;",
        Shape.Scalar => $"{vector}[{Offset}] = (double){Local(prefix)};",
        Shape.Struct => $"Numbers.PutStruct<{Type}, {Element}>({Local(prefix)}, {vector}, {Offset});",
        Shape.Object => $"Numbers.PutObject({Local(prefix)}, {vector}, {Offset});",
        Shape.Structs or Shape.StructMatrix or Shape.StructRows => $"Numbers.Put{Shape}<{Type}, {Element}>({Local(prefix)}, {vector}, {Offset});",
        Shape.List when prefix == "a" => $"Numbers.Put({Local(prefix)}.ToArray(), {vector}, {Offset});",
        _ => $"Numbers.Put({Local(prefix)}, {vector}, {Offset});",
    };

    /// <summary>The local as an argument, by reference when it is a number and <paramref name="byReference"/> says how.</summary>
    public string Argument(string prefix, string byReference = "") =>
        !IsArray && byReference.Length > 0 ? $"{byReference} {Local(prefix)}" : Local(prefix);
}
