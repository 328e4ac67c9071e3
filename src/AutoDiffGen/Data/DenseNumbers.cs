using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Training;

/// <summary>The numbers of a tensor whose elements follow one another in memory.</summary>
internal static class DenseNumbers
{
    /// <summary>All elements, row after row.</summary>
    /// <remarks><see cref="Tensor{T}.GetSpan(ReadOnlySpan{nint}, int)"/> ends at the end of the last dimension whose length is 1, and so refuses n × 1; the reference of the indexer is to the first element of a slice too.</remarks>
    public static ReadOnlySpan<T> Of<T>(Tensor<T> dense) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(in dense[stackalloc nint[dense.Rank]], checked((int)dense.FlattenedLength));
}
