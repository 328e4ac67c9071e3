using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>The signs of a vector.</summary>
internal static class Sign
{
    /// <summary>−1, 0 or 1; 0 for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> negative = Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), -Vector<T>.One, Vector<T>.Zero);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, negative);
    }
}
