namespace AutoDiffGen.Training;

/// <summary>The factors on initial weights that keep the size of signals through an activation, for <see cref="Initializer.GlorotUniform"/> and its like.</summary>
/// <remarks><see cref="Initializer.HeUniform"/> and <see cref="Initializer.HeNormal"/> have √2 for ReLU already. Source: PyTorch, <c>torch.nn.init.calculate_gain</c>.</remarks>
public static class Gains
{
    /// <summary>No activation, and convolutions.</summary>
    public const double Linear = 1;

    /// <summary>The logistic function.</summary>
    public const double Sigmoid = 1;

    /// <summary>The hyperbolic tangent.</summary>
    public const double Tanh = 5.0 / 3;

    /// <summary>The rectified linear unit: √2.</summary>
    public const double Relu = 1.4142135623730951;

    /// <summary>The scaled exponential linear unit.</summary>
    public const double Selu = 0.75;

    /// <summary>The rectified linear unit with a slope a on the negative side: √(2/(1 + a²)).</summary>
    /// <param name="slope">The slope a.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public static double LeakyRelu(double slope) => Math.Sqrt(2) / double.Hypot(1, Option.Finite(slope, nameof(slope)));
}
