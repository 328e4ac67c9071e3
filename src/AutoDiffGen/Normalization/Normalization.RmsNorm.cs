using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Normalization
{
    /// <summary>Normalisation by the root mean square: y = γ·x/√(Σx²/n + ε), where Σ is over the n features of the row.</summary>
    /// <remarks>The same in training and inference. Source: Zhang and Sennrich 2019; PyTorch, <c>RMSNorm</c>, whose ε is by default that of the type, 2⁻⁵² or 2⁻²³.</remarks>
    /// <param name="x">The activations, rows × features.</param>
    /// <param name="scale">The scale γ of each feature.</param>
    /// <param name="epsilon">The ε under the root.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or y overlaps an argument without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    [Differentiable]
    public static void RmsNorm<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, [Constant] double epsilon, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRows(x, scale, epsilon);
        NormalizationShapes.RequireOutput(x, scale, [], y);
        GroupNormalization.Apply(x, GroupShape.Rows(x.Length, scale.Length), centred: false, scale, [], epsilon, y);
    }

    /// <summary><see cref="RmsNorm"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>dx = (a − x̂·Σ(a·x̂)/n)/√(Σx²/n + ε), where a = γ·dy and x̂ = x/√(Σx²/n + ε); dγ = Σ(dy·x̂) over the rows. Source: Zhang and Sennrich 2019; PyTorch, <c>RMSNorm</c>, whose ε is by default that of the type, 2⁻⁵² or 2⁻²³.</remarks>
    /// <param name="x">The activations, rows × features.</param>
    /// <param name="scale">The scale γ of each feature.</param>
    /// <param name="epsilon">The ε under the root.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dScale">The derivatives by γ, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    public static void RmsNormVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, [Constant] double epsilon, Span<T> y, Span<T> dX, Span<T> dScale, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRows(x, scale, epsilon);
        NormalizationShapes.RequireDerivatives(x, scale, [], y, dX, dScale, [], dY);
        GroupNormalization.Vjp(x, GroupShape.Rows(x.Length, scale.Length), centred: false, scale, [], epsilon, y, dX, dScale, [], dY);
    }
}
