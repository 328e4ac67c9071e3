using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Logarithms of probabilities that may be 0: bounded, as in PyTorch.</summary>
internal static class Probability
{
    private const double SmallestLog = -100;
    private const double LargestSlope = 1e12;

    /// <summary>log p, not below −100.</summary>
    public static T Log<T>(T p) where T : unmanaged, IFloatingPointIeee754<T> => T.Max(T.Log(p), Widening.FromDouble<T>(SmallestLog));

    /// <summary>1/p, not above 10¹².</summary>
    public static T Inverse<T>(T p) where T : unmanaged, IFloatingPointIeee754<T> => T.Min(T.One / (p + T.Zero), Widening.FromDouble<T>(LargestSlope));

    /// <summary>log(1 − p), not below −100.</summary>
    public static T LogOfRest<T>(T p) where T : unmanaged, IFloatingPointIeee754<T> => T.Max(Accurate.LogOnePlus(-p), Widening.FromDouble<T>(SmallestLog));

    /// <summary>Reverse mode of <see cref="Log"/>, with the bounded <see cref="Inverse"/>.</summary>
    [DerivativeOf(typeof(Probability), nameof(Log))]
    public static void LogVjp<T>(T p, T dResult, ref T dP) where T : unmanaged, IFloatingPointIeee754<T> => dP += Accurate.Product(dResult, Inverse(p));

    /// <summary>Reverse mode of <see cref="LogOfRest"/>, with the bounded <see cref="Inverse"/>.</summary>
    [DerivativeOf(typeof(Probability), nameof(LogOfRest))]
    public static void LogOfRestVjp<T>(T p, T dResult, ref T dP) where T : unmanaged, IFloatingPointIeee754<T> =>
        dP -= Accurate.Product(dResult, Inverse(T.One - p));
}
