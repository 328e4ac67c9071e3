using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Draws the parameters of one block.</summary>
internal static class Initialization
{
    /// <summary>Where <see cref="Initializer.TruncatedNormal"/> cuts, in standard deviations.</summary>
    private const double Cut = 2;

    /// <summary>The probability of a standard normal number below −<see cref="Cut"/>.</summary>
    private const double BelowCut = 0.022750131948179208;

    public static void Fill<T>(Span<T> values, ParameterBlock block, Xoshiro256 random) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (block.Initializer)
        {
            case Initializer.Zeros: values.Clear(); break;
            case Initializer.Constant: values.Fill(Widening.FromDouble<T>(block.Gain * block.Scale)); break;
            case Initializer.Uniform: Uniform(values, block.Gain * block.Scale, random); break;
            case Initializer.Normal: Normal(values, block.Gain * block.Scale, random); break;
            case Initializer.TruncatedNormal: TruncatedNormal(values, block.Gain * block.Scale, random); break;
            case Initializer.GlorotUniform: Uniform(values, Deviation(block, 3, (block.FanIn + (double)block.FanOut) / 2), random); break;
            case Initializer.GlorotNormal: Normal(values, Deviation(block, 1, (block.FanIn + (double)block.FanOut) / 2), random); break;
            case Initializer.HeUniform: Uniform(values, Deviation(block, 6, block.FanIn), random); break;
            case Initializer.HeNormal: Normal(values, Deviation(block, 2, block.FanIn), random); break;
            case Initializer.LeCunUniform: Uniform(values, Deviation(block, 3, block.FanIn), random); break;
            case Initializer.LeCunNormal: Normal(values, Deviation(block, 1, block.FanIn), random); break;
            case Initializer.Orthogonal: OrthogonalMatrix.Fill(values, RequireMatrix(block).Units, block.Gain, random); break;
            case Initializer.Identity: Identity(values, RequireMatrix(block)); break;
            default: throw new ArgumentException($"The block {block} has the unknown initializer {block.Initializer}.", nameof(block));
        }
    }

    private static double Deviation(ParameterBlock block, double numerator, double fan) => block.Gain * Math.Sqrt(numerator / fan);

    private static void Uniform<T>(Span<T> values, double bound, Xoshiro256 random) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref T value in values) value = Widening.FromDouble<T>(bound * (2 * random.NextDouble() - 1));
    }

    private static void Normal<T>(Span<T> values, double deviation, Xoshiro256 random) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref T value in values) value = Widening.FromDouble<T>(deviation * random.NextNormal());
    }

    private static void TruncatedNormal<T>(Span<T> values, double deviation, Xoshiro256 random) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            double probability = BelowCut + (1 - 2 * BelowCut) * random.NextDouble();
            value = Widening.FromDouble<T>(deviation * Math.Clamp(NormalDistribution.Quantile(probability), -Cut, Cut));
        }
    }

    private static void Identity<T>(Span<T> values, ParameterBlock block) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (block.Shape.Length != 2) throw new InvalidOperationException($"{block} is not a matrix, so it cannot start as the identity.");
        values.Clear();
        for (int i = 0; i < Math.Min(block.Shape[0], block.Shape[1]); i++) values[i * block.Shape[1] + i] = Widening.FromDouble<T>(block.Gain);
    }

    private static ParameterBlock RequireMatrix(ParameterBlock block) =>
        block.Shape.Length > 1 ? block : throw new InvalidOperationException($"{block} is not a matrix, so it cannot start as {block.Initializer}.");
}
