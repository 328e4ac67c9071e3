namespace AutoDiffGen.Fuzz;

/// <summary>Makes a list of choices shorter and smaller for as long as the program made of it still fails.</summary>
internal static class Shrinker
{
    private const int MostAttempts = 3000;

    public static IReadOnlyList<int> Shrink(IReadOnlyList<int> failing, Func<IReadOnlyList<int>, bool> fails)
    {
        int attempts = 0;
        List<int> best = [.. failing];
        bool improved;
        do
        {
            improved = false;
            for (int size = best.Count / 2; size >= 1; size /= 2)
            {
                for (int start = 0; start + size <= best.Count; start++)
                {
                    improved |= Try([.. best.Take(start), .. best.Skip(start + size)]);
                }
            }

            for (int i = 0; i < best.Count; i++)
            {
                for (int smaller = 0; smaller < best[i]; smaller++)
                {
                    if (!Try([.. best.Take(i), smaller, .. best.Skip(i + 1)])) continue;
                    improved = true;
                    break;
                }
            }
        }
        while (improved && attempts < MostAttempts);

        return best;

        bool Try(List<int> candidate)
        {
            if (attempts++ >= MostAttempts || !fails(candidate)) return false;
            best = candidate;
            return true;
        }
    }
}
