using AutoDiffGen.Training;
using static Digits.DigitClassifier;

namespace Digits;

/// <summary>The four parts of one buffer that holds all weights and biases, or all their derivatives.</summary>
internal readonly ref struct Layers(Span<double> all)
{
    public const int Count = Hidden * Pixels + Hidden + Classes * Hidden + Classes;

    public Span<double> W1 { get; } = all[..(Hidden * Pixels)];

    public Span<double> B1 { get; } = all.Slice(Hidden * Pixels, Hidden);

    public Span<double> W2 { get; } = all.Slice(Hidden * Pixels + Hidden, Classes * Hidden);

    public Span<double> B2 { get; } = all[^Classes..];

    /// <summary>Draws the weights as He et al. propose, uniform in ±√(6 / inputs); the biases start at zero.</summary>
    public void Initialize(ulong seed)
    {
        var random = new Xoshiro256(seed);
        Draw(W1, Math.Sqrt(6.0 / Pixels), random);
        Draw(W2, Math.Sqrt(6.0 / Hidden), random);
        B1.Clear();
        B2.Clear();
    }

    private static void Draw(Span<double> weights, double limit, Xoshiro256 random)
    {
        foreach (ref double weight in weights) weight = limit * (2 * random.NextDouble() - 1);
    }
}
