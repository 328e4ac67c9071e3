using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Arrays of the same shape as others.</summary>
internal static class Shapes
{
    public static Allocate AllocateLike(Local array, IrType type)
    {
        var source = new Read(array);
        if (array.Type.Shape == Shape.Jagged) return new Allocate(EquatableArray.Of<Expr>(source), type) { IsPooled = true };
        Expr[] lengths = array.Type.Shape == Shape.Matrix ? [new Length(source, 0), new Length(source, 1)] : [new Length(source, null)];
        return new Allocate(EquatableArray.Of(lengths), type) { IsPooled = true };
    }

    /// <summary>The arrays that a block makes: their lengths are those that they were made with.</summary>
    public static IEnumerable<Local> Made(Block body) => body.DescendantStatements().OfType<Define>().Where(d => d.Value is Allocate).Select(d => d.Target);

    /// <summary>What holds the derivative of something of the type.</summary>
    public static IrType DerivativeOf(IrType type) => type.IsOwnDerivative ? type : type.With(Shape.Span);
}
