using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms.Flat;

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

    /// <summary>Memory in the shape of a parameter, which may be null.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="type">The type of the memory.</param>
    /// <param name="tangent">The parameter for its tangent, of the same length, if there is one.</param>
    public static Allocate AllocateFor(Local parameter, IrType type, Local? tangent = null) => parameter.Type.Shape switch
    {
        Shape.Matrix => new Allocate(EquatableArray.Of<Expr>(new Read(parameter)), type) { IsPooled = true },
        Shape.Array or Shape.List when tangent is not null => AllocateLike(tangent, type),
        Shape.Array => new Allocate(EquatableArray.Of<Expr>(Snippet.Of($"{parameter}?.Length ?? 0").ToExpr(IrType.Int)), type) { IsPooled = true },
        _ => AllocateLike(parameter, type),
    };

    /// <summary>The arrays that a block makes: their lengths are those that they were made with.</summary>
    public static IEnumerable<Local> Made(Block body) => body.DescendantStatements().OfType<Define>().Where(d => d.Value is Allocate).Select(d => d.Target);

    /// <summary>What holds the derivative of an array that is not there.</summary>
    public static Expr DerivativeOfNothing(IrType type) => Expr.Default(DerivativeOf(type));

    /// <summary>What holds the derivative of something of the type.</summary>
    public static IrType DerivativeOf(IrType type) => type.IsOwnDerivative ? type : type.With(Shape.Span);
}
