namespace AutoDiffGen.Training;

public static partial class Explain
{
    /// <summary>The gradients along the straight way from the origin to the inputs: <see cref="IntegratedGradients(GradientFunction, ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/> with a baseline of zeros.</summary>
    /// <param name="function">The function and its gradient by the inputs.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="steps">The number of stretches that the way is cut into.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not positive.</exception>
    public static Attribution IntegratedGradients(GradientFunction function, ReadOnlySpan<double> x, int steps = 64) =>
        IntegratedGradients(function, x, new double[x.Length], steps);

    /// <summary>The part of each input in the difference of the outputs at the inputs x and at a baseline b: (xᵢ − bᵢ)·∫₀¹ ∂f/∂xᵢ(b + t(x − b)) dt.</summary>
    /// <remarks>
    /// For a function without jumps along the way the parts add up to f(x) − f(b); by how much they miss it is <see cref="Attribution.Gap"/>, and more steps are
    /// the remedy. The integral is by Gauss' rule of two points on each step, so that the function is called 2·steps + 2 times; where the function is smooth the gap
    /// falls with the fourth power of the steps. Source: Sundararajan, Taly and Yan 2017.
    /// </remarks>
    /// <param name="function">The function and its gradient by the inputs.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="baseline">The inputs to compare with, such as zeros or the mean of the data.</param>
    /// <param name="steps">The number of stretches that the way is cut into.</param>
    /// <exception cref="ArgumentException">The baseline is not as long as the inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not positive.</exception>
    public static Attribution IntegratedGradients(GradientFunction function, ReadOnlySpan<double> x, ReadOnlySpan<double> baseline, int steps = 64)
    {
        const double node = 0.28867513459481288225;
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (baseline.Length != x.Length) throw new ArgumentException($"It has length {baseline.Length}; there are {x.Length} inputs.", nameof(baseline));

        double[] point = new double[x.Length], gradient = new double[x.Length], sum = new double[x.Length];
        double start = function(baseline.ToArray(), gradient), end = function(x.ToArray(), gradient);
        for (int step = 0; step < steps; step++)
        {
            Add((step + 0.5 - node) / steps, x, baseline);
            Add((step + 0.5 + node) / steps, x, baseline);
        }

        for (int i = 0; i < sum.Length; i++) sum[i] *= (x[i] - baseline[i]) / (2.0 * steps);
        return new([.. sum], end, start);

        void Add(double t, ReadOnlySpan<double> to, ReadOnlySpan<double> from)
        {
            for (int i = 0; i < point.Length; i++) point[i] = from[i] + t * (to[i] - from[i]);
            function(point, gradient);
            for (int i = 0; i < sum.Length; i++) sum[i] += gradient[i];
        }
    }
}
