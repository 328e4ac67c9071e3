using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Adam"/>; the slots are m, v, and with AMSGrad the largest v.</summary>
internal readonly struct AdamRule<T> : IUpdateRule<T, Adam, AdamRule<T>> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> beta1, gamma1, beta2, gamma2, epsilon;

    /// <summary>η with all corrections that the root does not carry.</summary>
    private readonly Vector<T> rate;

    /// <summary>1/√(1 − β₂ᵗ) where ε stands after the correction, else 1.</summary>
    private readonly Vector<T> rootScale;

    /// <summary>What v is multiplied by before the largest is taken.</summary>
    private readonly Vector<T> squareScale;

    private readonly bool amsGrad;

    private AdamRule(Adam options, long step, double learningRate)
    {
        double correction1 = 1 - Powers.Power(options.Beta1, step);
        double correction2 = 1 - Powers.Power(options.Beta2, step);
        bool correctsSquare = options.AmsGrad && options.LargestAfterCorrection;
        bool correctsRoot = !options.EpsilonBeforeCorrection && !correctsSquare;
        bool correctsRate = options.EpsilonBeforeCorrection && !correctsSquare;
        amsGrad = options.AmsGrad;
        beta1 = Broadcast.Of<T>(options.Beta1);
        gamma1 = Broadcast.Of<T>(1 - options.Beta1);
        beta2 = Broadcast.Of<T>(options.Beta2);
        gamma2 = Broadcast.Of<T>(1 - options.Beta2);
        epsilon = Broadcast.Of<T>(options.Epsilon);
        rate = Broadcast.Of<T>(learningRate / correction1 * (correctsRate ? Math.Sqrt(correction2) : 1));
        rootScale = Broadcast.Of<T>(correctsRoot ? 1 / Math.Sqrt(correction2) : 1);
        squareScale = Broadcast.Of<T>(correctsSquare ? 1 / correction2 : 1);
    }

    public static int Slots(Adam options) => options.AmsGrad ? 3 : 2;

    public static AdamRule<T> At(Adam options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = beta1 * first + gamma1 * g;
        second = beta2 * second + gamma2 * g * g;
        if (amsGrad) third = Vector.Max(third, second * squareScale);
        p -= rate * first / (Vector.SquareRoot(amsGrad ? third : second) * rootScale + epsilon);
    }
}
