namespace AutoDiffGen.Training;

/// <summary>Says which inputs a result depends on. The gradients are those of one number, such as a score, by the inputs of one sample, as <c>FGradient</c> gives them.</summary>
/// <remarks>No method changes what it is given. All are deterministic; random numbers depend on the seed alone.</remarks>
public static partial class Explain
{
    /// <summary>The gradient at the inputs: how much the result changes with a small change of each input.</summary>
    /// <remarks>Source: Simonyan, Vedaldi and Zisserman 2014, saliency.</remarks>
    /// <param name="function">The function and its gradient by the inputs.</param>
    /// <param name="x">The inputs.</param>
    public static Attribution InputGradient(GradientFunction function, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] gradient = new double[x.Length];
        double output = function(x.ToArray(), gradient);
        return new([.. gradient], output);
    }

    /// <summary>The gradient times the inputs, xᵢ·∂f/∂xᵢ: of a linear function without offset, the parts that it is the sum of.</summary>
    /// <remarks>Source: Shrikumar, Greenside and Kundaje 2017.</remarks>
    /// <param name="function">The function and its gradient by the inputs.</param>
    /// <param name="x">The inputs.</param>
    public static Attribution GradientTimesInput(GradientFunction function, ReadOnlySpan<double> x)
    {
        Attribution gradient = InputGradient(function, x);
        double[] values = [.. gradient.Values];
        for (int i = 0; i < values.Length; i++) values[i] *= x[i];
        return gradient with { Values = [.. values] };
    }

    /// <summary>The gradient averaged over samples of the inputs with normal noise, which takes out its fine ripples.</summary>
    /// <remarks>Source: Smilkov et al. 2017, who take 50 samples and a deviation of a tenth to a fifth of the inputs' range.</remarks>
    /// <param name="function">The function and its gradient by the inputs.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="deviation">The standard deviation of the noise, in the units of the inputs.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite, or the number of samples not positive.</exception>
    public static Attribution SmoothGrad(GradientFunction function, ReadOnlySpan<double> x, double deviation, int samples = 50, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        Option.NotNegative(deviation, nameof(deviation));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        double[] noisy = new double[x.Length], gradient = new double[x.Length], mean = new double[x.Length];
        double output = function(x.ToArray(), gradient);
        for (int sample = 0; sample < samples; sample++)
        {
            Noise.Gaussian(x, deviation, new NoiseKey(seed, sample), noisy);
            function(noisy, gradient);
            for (int i = 0; i < mean.Length; i++) mean[i] += gradient[i] / samples;
        }

        return new([.. mean], output);
    }
}
