using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The derivatives of the sigmoid and of its like, for what is made of them: those of their formulas would lose digits, or be wrong at 0.</summary>
internal static class ActivationRules
{
    /// <summary>The sigmoid, and its slope from the same exponential.</summary>
    [AugmentedPrimalOf(typeof(Activations), nameof(Activations.Sigmoid))]
    public static T SigmoidAugmented<T>(T x, out T slope) where T : unmanaged, IFloatingPointIeee754<T> => Activations.SigmoidGradient(x, out slope);

    /// <summary>Reverse mode of the sigmoid; 0 at its ends, whatever follows.</summary>
    [DerivativeOf(typeof(Activations), nameof(Activations.Sigmoid))]
    public static void SigmoidVjp<T>(T x, [Saved] T slope, T dResult, ref T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        dX += Accurate.Product(slope, dResult);

    /// <summary>The softplus, and its slope, the sigmoid, from the same exponential.</summary>
    [AugmentedPrimalOf(typeof(Activations), nameof(Activations.Softplus))]
    public static T SoftplusAugmented<T>(T x, out T slope) where T : unmanaged, IFloatingPointIeee754<T> => Activations.SoftplusGradient(x, out slope);

    /// <summary>Reverse mode of the softplus; 0 at its lower end, whatever follows.</summary>
    [DerivativeOf(typeof(Activations), nameof(Activations.Softplus))]
    public static void SoftplusVjp<T>(T x, [Saved] T slope, T dResult, ref T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        dX += Accurate.Product(slope, dResult);
}
