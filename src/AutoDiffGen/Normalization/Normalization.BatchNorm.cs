using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Normalization
{
    /// <summary>Batch normalisation while training: y = γ·(x − μ)/√(σ² + ε) + β, where μ and σ² are mean and variance of each channel over the rows.</summary>
    /// <remarks>
    /// σ² divides by the number n of rows. The running statistics become (1 − m)·old + m·new, the new variance being the one that divides by n − 1.
    /// Neither squares nor their sum overflow; a running variance that is beyond the range of the type becomes infinite, at which a <see cref="Trainer{T}"/> stops and names the block.
    /// Source: Ioffe and Szegedy 2015; PyTorch, <c>BatchNorm1d</c>. Keras and Flax divide by n in both.
    /// </remarks>
    /// <param name="x">The activations, n rows × channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="momentum">The weight m of this batch in the running statistics, such as <see cref="Momentum"/>; with 0 they are not written, as it has to be for all but one of the threads that share them.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="runningMean">The running mean of each channel, which is moved.</param>
    /// <param name="runningVariance">The running variance of each channel, which is moved.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows; lengths do not fit; or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not between 0 and 1, or ε is not finite and positive.</exception>
    public static void BatchNorm<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        [Constant] double momentum,
        [Constant] double epsilon,
        [Constant] Span<T> runningMean,
        [Constant] Span<T> runningVariance,
        Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireBatch(x, scale, shift, momentum, epsilon, runningMean, runningVariance);
        NormalizationShapes.RequireOutput(x, scale, shift, y);
        NormalizationShapes.RequireApart(runningMean, runningVariance, y);
        BatchStatistics statistics = new(stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size]);
        for (int from = 0; from < scale.Length; from += BatchStatistics.Size)
        {
            var columns = Columns.Next(from, scale.Length, x.Length);
            statistics.Take(x, columns);
            statistics.Move(columns, momentum, runningMean, runningVariance);
            statistics.Invert(epsilon);
            statistics.Apply(x, columns, scale, shift, y);
        }
    }

    /// <summary><see cref="BatchNorm"/>, the running statistics included, and the derivatives of what follows carried back through the batch's own statistics.</summary>
    /// <remarks>dx = γ/√(σ² + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n), dγ = Σ(dy·x̂), dβ = Σdy, where x̂ = (x − μ)/√(σ² + ε) and Σ is over the rows. The running statistics are constants. Source: Ioffe and Szegedy 2015; PyTorch, <c>BatchNorm1d</c>.</remarks>
    /// <param name="x">The activations, n rows × channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="momentum">The weight m of this batch in the running statistics, such as <see cref="Momentum"/>; with 0 they are not written, as it has to be for all but one of the threads that share them.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="runningMean">The running mean of each channel, which is moved.</param>
    /// <param name="runningVariance">The running variance of each channel, which is moved.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dScale">The derivatives by γ, to which are added.</param>
    /// <param name="dShift">The derivatives by β, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows; lengths do not fit; or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not between 0 and 1, or ε is not finite and positive.</exception>
    public static void BatchNormVjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        [Constant] double momentum,
        [Constant] double epsilon,
        [Constant] Span<T> runningMean,
        [Constant] Span<T> runningVariance,
        Span<T> y,
        Span<T> dX,
        Span<T> dScale,
        Span<T> dShift,
        Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireBatch(x, scale, shift, momentum, epsilon, runningMean, runningVariance);
        NormalizationShapes.RequireDerivatives(x, scale, shift, y, dX, dScale, dShift, dY);
        NormalizationShapes.RequireApart(runningMean, runningVariance, y, dX, dScale, dShift, dY);
        BatchStatistics statistics = new(stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size]);
        Span<double> byShift = stackalloc double[BatchStatistics.Size], byScale = stackalloc double[BatchStatistics.Size];
        for (int from = 0; from < scale.Length; from += BatchStatistics.Size)
        {
            var columns = Columns.Next(from, scale.Length, x.Length);
            statistics.Take(x, columns);
            statistics.Move(columns, momentum, runningMean, runningVariance);
            statistics.Invert(epsilon);
            statistics.Sum(x, dY, columns, byScale, byShift);
            statistics.CarryBack(x, columns, scale, byScale, byShift, dX, dY);
            BatchStatistics.Add(columns, byScale, byShift, dScale, dShift);
            statistics.Apply(x, columns, scale, shift, y);
        }

        dY.Clear();
    }

    /// <summary>Batch normalisation after training: y = γ·(x − μ)/√(σ² + ε) + β, where μ and σ² are the running statistics.</summary>
    /// <remarks>Source: Ioffe and Szegedy 2015; PyTorch, <c>BatchNorm1d</c>.</remarks>
    /// <param name="x">The activations, rows × channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="runningMean">The mean μ of each channel.</param>
    /// <param name="runningVariance">The variance σ² of each channel.</param>
    /// <param name="y">Overwritten with the result, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or y overlaps an argument without being x.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    public static void BatchNormInference<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        [Constant] double epsilon,
        [Constant] ReadOnlySpan<T> runningMean,
        [Constant] ReadOnlySpan<T> runningVariance,
        Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRunning(x, scale, shift, epsilon, runningMean, runningVariance);
        NormalizationShapes.RequireOutput(x, scale, shift, y);
        NormalizationShapes.RequireApart(runningMean, runningVariance, y);
        BatchStatistics statistics = new(stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size]);
        for (int from = 0; from < scale.Length; from += BatchStatistics.Size)
        {
            var columns = Columns.Next(from, scale.Length, x.Length);
            statistics.TakeRunning(columns, runningMean, runningVariance);
            statistics.Invert(epsilon);
            statistics.Apply(x, columns, scale, shift, y);
        }
    }

    /// <summary><see cref="BatchNormInference"/>, and the derivatives of what follows carried back; the running statistics are constants.</summary>
    /// <remarks>dx = γ·dy/√(σ² + ε), dγ = Σ(dy·x̂), dβ = Σdy. Source: Ioffe and Szegedy 2015; PyTorch, <c>BatchNorm1d</c>.</remarks>
    /// <param name="x">The activations, rows × channels.</param>
    /// <param name="scale">The scale γ of each channel.</param>
    /// <param name="shift">The shift β of each channel.</param>
    /// <param name="epsilon">The ε under the root, such as <see cref="Epsilon"/>.</param>
    /// <param name="runningMean">The mean μ of each channel.</param>
    /// <param name="runningVariance">The variance σ² of each channel.</param>
    /// <param name="y">Overwritten with the result; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dScale">The derivatives by γ, to which are added.</param>
    /// <param name="dShift">The derivatives by β, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite and positive.</exception>
    public static void BatchNormInferenceVjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> scale,
        ReadOnlySpan<T> shift,
        [Constant] double epsilon,
        [Constant] ReadOnlySpan<T> runningMean,
        [Constant] ReadOnlySpan<T> runningVariance,
        Span<T> y,
        Span<T> dX,
        Span<T> dScale,
        Span<T> dShift,
        Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NormalizationShapes.RequireRunning(x, scale, shift, epsilon, runningMean, runningVariance);
        NormalizationShapes.RequireDerivatives(x, scale, shift, y, dX, dScale, dShift, dY);
        NormalizationShapes.RequireApart(runningMean, runningVariance, y, dX, dScale, dShift, dY);
        BatchStatistics statistics = new(stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size], stackalloc double[BatchStatistics.Size]);
        Span<double> byShift = stackalloc double[BatchStatistics.Size], byScale = stackalloc double[BatchStatistics.Size];
        for (int from = 0; from < scale.Length; from += BatchStatistics.Size)
        {
            var columns = Columns.Next(from, scale.Length, x.Length);
            statistics.TakeRunning(columns, runningMean, runningVariance);
            statistics.Invert(epsilon);
            statistics.Sum(x, dY, columns, byScale, byShift);
            BatchStatistics.Add(columns, byScale, byShift, dScale, dShift);

            // Constant statistics carry nothing back of their own.
            byScale.Clear();
            byShift.Clear();
            statistics.CarryBack(x, columns, scale, byScale, byShift, dX, dY);
            statistics.Apply(x, columns, scale, shift, y);
        }

        dY.Clear();
    }
}
