namespace AutoDiffGen.Training;

/// <summary>Assigns rows to parts at random, as functions of the seed.</summary>
internal static class Partition
{
    public static int[] Order(int count, int seed)
    {
        int[] order = new int[count];
        Shuffle.Permutation(order, seed, epoch: 0);
        return order;
    }

    public static (int[] First, int[] Second) Split(int count, double fraction, int seed, ReadOnlySpan<int> labels)
    {
        int wanted = (int)Math.Round(fraction * count);
        if (fraction is not (> 0 and < 1) || wanted == 0 || wanted == count)
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, $"It must be between 0 and 1, and leave rows on both sides: there are {count} rows.");
        }

        Dictionary<int, int> quotas = Quotas(count, wanted, labels);
        var first = new List<int>(wanted);
        var second = new List<int>(count - wanted);
        foreach (int row in Order(count, seed))
        {
            int label = labels.IsEmpty ? 0 : labels[row];
            (quotas[label]-- > 0 ? first : second).Add(row);
        }

        return ([.. first], [.. second]);
    }

    /// <summary>The fold of every row.</summary>
    public static int[] Folds(int count, int folds, int seed, ReadOnlySpan<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2, nameof(count));
        if (count < folds) throw new ArgumentOutOfRangeException(nameof(count), folds, $"There are only {count} rows.");
        int[] order = Order(count, seed);

        // Label after label, each in random order, the rows are dealt out like cards: no fold gets two more than another, of a label or in all.
        int[] keys = new int[count];
        for (int i = 0; i < count; i++) keys[i] = labels.IsEmpty ? 0 : labels[order[i]];
        int[] places = [.. Enumerable.Range(0, count).OrderBy(i => keys[i])];
        int[] result = new int[count];
        for (int i = 0; i < count; i++) result[order[places[i]]] = i % folds;
        return result;
    }

    /// <summary>How many rows of each label go to the first part: shares rounded down, and one more for those that lost most by it.</summary>
    private static Dictionary<int, int> Quotas(int count, int wanted, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty) return new() { [0] = wanted };
        var sizes = new SortedDictionary<int, long>();
        foreach (int label in labels) sizes[label] = sizes.GetValueOrDefault(label) + 1;
        var quotas = sizes.ToDictionary(size => size.Key, size => (int)(size.Value * wanted / count));
        int left = wanted - quotas.Values.Sum();
        foreach (int label in sizes.OrderByDescending(size => size.Value * wanted % count).Take(left).Select(size => size.Key)) quotas[label]++;
        return quotas;
    }
}
