using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A number of the options in every element of a vector, rounded to the type of the parameters.</summary>
internal static class Broadcast
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of<T>(double value) where T : unmanaged, IFloatingPointIeee754<T> => new(Widening.FromDouble<T>(value));
}
