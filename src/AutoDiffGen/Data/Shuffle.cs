namespace AutoDiffGen.Training;

/// <summary>The order in which an epoch visits the samples.</summary>
public static class Shuffle
{
    /// <summary>Overwrites <paramref name="indices"/> with a random permutation of 0, 1, …, length − 1.</summary>
    /// <remarks>It depends on the length, the seed and the epoch alone, so training can be taken up again at any epoch.</remarks>
    /// <param name="indices">Overwritten with the permutation; its length is the number of samples.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    public static void Permutation(Span<int> indices, int seed, int epoch) => Permutation(indices, seed, epoch, new Xoshiro256(0));

    /// <summary>The same, with a generator to draw from, which is started anew.</summary>
    internal static void Permutation(Span<int> indices, int seed, int epoch, Xoshiro256 random)
    {
        random.Restart(((ulong)(uint)epoch << 32) | (uint)seed);
        for (int i = 0; i < indices.Length; i++) indices[i] = i;
        for (int last = indices.Length - 1; last > 0; last--)
        {
            int chosen = random.NextInt32(last + 1);
            (indices[last], indices[chosen]) = (indices[chosen], indices[last]);
        }
    }
}
