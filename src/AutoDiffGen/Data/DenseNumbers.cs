using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Training;

/// <summary>The numbers of a tensor whose elements follow one another in memory.</summary>
internal static class DenseNumbers
{
    /// <summary>All elements, row after row.</summary>
    /// <remarks><see cref="Tensor{T}.GetSpan(ReadOnlySpan{nint}, int)"/> refuses n × 1, and <see cref="Tensor{T}.GetPinnableReference"/> of a slice is that of the whole tensor; the indexer gives the first element of any.</remarks>
    public static ReadOnlySpan<T> Of<T>(Tensor<T> dense) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(in dense[stackalloc nint[dense.Rank]], checked((int)dense.FlattenedLength));
}
