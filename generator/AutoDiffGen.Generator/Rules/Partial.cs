using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>A partial derivative of an operation with respect to one operand.</summary>
internal sealed record Partial(Expr Value)
{
    /// <summary>
    /// Whether it can be infinite or NaN although the operands are finite. A derivative that is exactly zero
    /// must then be multiplied with the structural-zero product.
    /// </summary>
    public bool NeedsGuard { get; init; }

    /// <summary>Whether it can be infinite where the operation's value is finite, as the slope of the square root at 0 is.</summary>
    public bool MayBeInfinite { get; init; }

    /// <summary>A factor of the partial that the partials of other operands have too; the derivative is multiplied by it first, once for all of them.</summary>
    public Expr? Shared { get; init; }

    /// <summary>The contribution of an adjoint or a tangent through this operand.</summary>
    public Expr Times(Expr derivative) => NeedsGuard ? Algebra.GuardedProduct(derivative, Value) : derivative * Value;
}
