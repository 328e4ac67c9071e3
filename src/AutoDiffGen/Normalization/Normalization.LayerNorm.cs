using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Normalization
{
    /// <summary>Layer normalisation: y = γ·(x − μ)/√(σ² + ε) + β, where μ and σ² are mean and variance of each row; σ² divides by the number of features.</summary>
    /// <remarks>The same in training and inference. Source: Ba, Kiros and Hinton 2016; PyTorch, <c>LayerNorm</c>.</remarks>
    /// <param name="x">The activations, rows × features.</param>
    /// <param name="scale">The scale γ of each feature.</param>
    /// <param name="shift">The shift β of each feature.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or y overlaps an argument without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    [Differentiable]
    public static void LayerNorm<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, [Constant] double epsilon, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRows(x, scale, epsilon);
        NormalizationShapes.RequireChannels(shift.Length, scale.Length, nameof(shift));
        NormalizationShapes.RequireOutput(x, scale, shift, y);
        GroupNormalization.Apply(x, GroupShape.Rows(x.Length, scale.Length), centred: true, scale, shift, epsilon, y);
    }

    /// <summary><see cref="LayerNorm"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>dx = (a − Σa/n − x̂·Σ(a·x̂)/n)/√(σ² + ε), where a = γ·dy, x̂ = (x − μ)/√(σ² + ε) and Σ is over the n features of the row; dγ = Σ(dy·x̂) and dβ = Σdy over the rows. Source: Ba, Kiros and Hinton 2016; PyTorch, <c>LayerNorm</c>.</remarks>
    /// <param name="x">The activations, rows × features.</param>
    /// <param name="scale">The scale γ of each feature.</param>
    /// <param name="shift">The shift β of each feature.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dScale">The derivatives by γ, to which are added.</param>
    /// <param name="dShift">The derivatives by β, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    public static void LayerNormVjp<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, [Constant] double epsilon, Span<T> y, Span<T> dX, Span<T> dScale, Span<T> dShift, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRows(x, scale, epsilon);
        NormalizationShapes.RequireChannels(shift.Length, scale.Length, nameof(shift));
        NormalizationShapes.RequireDerivatives(x, scale, shift, y, dX, dScale, dShift, dY);
        GroupNormalization.Vjp(x, GroupShape.Rows(x.Length, scale.Length), centred: true, scale, shift, epsilon, y, dX, dScale, dShift, dY);
    }
}
