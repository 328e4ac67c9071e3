using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Names of parts of an array's memory: as the user makes them, and what they become once every cell is named by the array itself.</summary>
internal static class Slices
{
    /// <summary>The slice of an array that begins at a cell and has so many of them. Between the time when callees are put in the place of calls and the end, cells are named by the array.</summary>
    private const string SliceHelper = "M:AutoDiffGen.Derivative.Slice";

    /// <summary>A slice of our own making, known to lie within its array.</summary>
    private const string PartHelper = "M:AutoDiffGen.Derivative.Part";

    private const string LengthHelper = "M:AutoDiffGen.Derivative.SliceLength(System.Int32,System.Int32,System.Int32)";

    private const string IndexHelper = "M:AutoDiffGen.Derivative.SliceIndex(System.Int32,System.Int32,System.Int32)";

    public static Apply Of(Expr array, Expr start, Expr length, IrType type) => new(SliceHelper, EquatableArray.Of(array, start, length), type);

    public static Apply Part(Expr array, Expr start, Expr length, IrType type) => new(PartHelper, EquatableArray.Of(array, start, length), type);

    public static bool IsSlice(this Expr? expr) => expr is Apply { Function: SliceHelper or PartHelper };

    public static bool IsPart(this Expr expr) => expr is Apply { Function: PartHelper };

    /// <summary>The length of a slice, checked when the slice is made.</summary>
    public static Apply CheckedLength(Expr start, Expr length, Expr total) => new(LengthHelper, EquatableArray.Of(start, length, total), IrType.Int);

    public static bool IsSliceLength(this Expr? expr) => expr is Apply { Function: LengthHelper };

    /// <summary>The array's index of a slice's cell.</summary>
    public static Apply Index(Expr start, Expr index, Expr length) => new(IndexHelper, EquatableArray.Of(start, index, length), IrType.Int);

    public static bool IsSliceIndex(this Expr expr) => expr is Apply { Function: IndexHelper };
}
