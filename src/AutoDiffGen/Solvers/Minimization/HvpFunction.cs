namespace AutoDiffGen.Solvers;

/// <summary>The product of the Hessian matrix and a direction, such as a generated <c>FHvp</c>.</summary>
/// <param name="x">The point.</param>
/// <param name="direction">The direction v.</param>
/// <param name="product">Overwritten with ∇²f(x)·v.</param>
/// <returns>The value f(x).</returns>
public delegate double HvpFunction(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> product);
