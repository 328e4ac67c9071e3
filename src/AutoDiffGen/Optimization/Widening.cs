using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>The way to 64 bits and back, which for <see cref="float"/> and <see cref="double"/> is a single instruction or none.</summary>
internal static class Widening
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return Unsafe.BitCast<T, double>(x);
        return typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(x) : double.CreateTruncating(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromDouble<T>(double x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return Unsafe.BitCast<double, T>(x);
        return typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)x) : T.CreateTruncating(x);
    }

    /// <summary>Reverse mode of <see cref="ToDouble"/>.</summary>
    [DerivativeOf(typeof(Widening), nameof(ToDouble))]
    public static void ToDoubleVjp<T>(T x, double dResult, ref T dX) where T : unmanaged, IFloatingPointIeee754<T> => dX += FromDouble<T>(dResult);

    /// <summary>Reverse mode of <see cref="FromDouble"/>.</summary>
    [DerivativeOf(typeof(Widening), nameof(FromDouble))]
    public static void FromDoubleVjp<T>(double x, T dResult, ref double dX) where T : unmanaged, IFloatingPointIeee754<T> => dX += ToDouble(dResult);
}
