using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Normalization
{
    /// <summary>Group normalisation: y = γ·(x − μ)/√(σ² + ε) + β, where μ and σ² are mean and variance over all places and some neighbouring channels of one sample; σ² divides by their number.</summary>
    /// <remarks>
    /// One group is layer normalisation of a whole image, as many groups as channels instance normalisation. The same in training and inference.
    /// Source: Wu and He 2018; PyTorch, <c>GroupNorm</c>, where the channels come before the places.
    /// </remarks>
    /// <param name="x">The activations, samples × places × channels.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="groups">The number of groups, which divides the number of channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or y overlaps an argument without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples or groups is not positive, or ε is not finite and positive.</exception>
    [Differentiable]
    public static void GroupNorm<T>(ReadOnlySpan<T> x, int samples, int groups, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, [Constant] double epsilon, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GroupShape shape = RequireGroups(x, samples, groups, scale, shift, epsilon);
        NormalizationShapes.RequireOutput(x, scale, shift, y);
        GroupNormalization.Apply(x, shape, centred: true, scale, shift, epsilon, y);
    }

    /// <summary><see cref="GroupNorm"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>dx = (a − Σa/n − x̂·Σ(a·x̂)/n)/√(σ² + ε), where a = γ·dy, x̂ = (x − μ)/√(σ² + ε) and Σ is over the n elements of the group; dγ = Σ(dy·x̂) and dβ = Σdy over samples and places. Source: Wu and He 2018; PyTorch, <c>GroupNorm</c>, where the channels come before the places.</remarks>
    /// <param name="x">The activations, samples × places × channels.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="groups">The number of groups, which divides the number of channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dScale">The derivatives by γ, to which are added.</param>
    /// <param name="dShift">The derivatives by β, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples or groups is not positive, or ε is not finite and positive.</exception>
    public static void GroupNormVjp<T>(
        ReadOnlySpan<T> x,
        int samples,
        int groups,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        [Constant] double epsilon,
        Span<T> y,
        Span<T> dX,
        Span<T> dScale,
        Span<T> dShift,
        Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GroupShape shape = RequireGroups(x, samples, groups, scale, shift, epsilon);
        NormalizationShapes.RequireDerivatives(x, scale, shift, y, dX, dScale, dShift, dY);
        GroupNormalization.Vjp(x, shape, centred: true, scale, shift, epsilon, y, dX, dScale, dShift, dY);
    }

    private static GroupShape RequireGroups<T>(ReadOnlySpan<T> x, int samples, int groups, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        NormalizationShapes.RequireRows(x, scale, epsilon);
        NormalizationShapes.RequireChannels(shift.Length, scale.Length, nameof(shift));
        if (scale.Length % groups != 0) throw new ArgumentException($"{scale.Length} channels do not fall into {groups} groups of one size.", nameof(groups));
        int rows = x.Length / scale.Length;
        if (rows % samples != 0) throw new ArgumentException($"{rows} rows of {scale.Length} channels do not fall to {samples} samples evenly.", nameof(samples));
        return new(samples, rows / samples, scale.Length, groups);
    }
}
