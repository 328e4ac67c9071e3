namespace AutoDiffGen.Generator.Optimiser;

/// <summary>The optimisations that a test leaves out, to see that derivatives stay the same.</summary>
internal static class Omitted
{
    [ThreadStatic]
    private static Optimisations omitted;

    public static bool Includes(Optimisations optimisation) => (omitted & optimisation) != 0;

    /// <summary>Compiles without some optimisations, on this thread.</summary>
    public static T During<T>(Optimisations without, Func<T> compile)
    {
        Optimisations before = omitted;
        omitted = without;
        try
        {
            return compile();
        }
        finally
        {
            omitted = before;
        }
    }
}
