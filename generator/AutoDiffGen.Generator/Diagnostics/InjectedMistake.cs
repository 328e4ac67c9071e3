namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>A mistake that a test has the compiler make in a method, to see what becomes of the method and of others.</summary>
internal static class InjectedMistake
{
    private static readonly AsyncLocal<(string Pass, string Method)> injected = new();

    /// <summary>Throws when this is the place.</summary>
    public static void At(string pass, string method)
    {
        if (injected.Value == (pass, method)) throw new FormatException($"{pass} of {method}");
    }

    /// <summary>Does something while the mistake is made.</summary>
    public static T During<T>(string pass, string method, Func<T> compile)
    {
        var before = injected.Value;
        injected.Value = (pass, method);
        try
        {
            return compile();
        }
        finally
        {
            injected.Value = before;
        }
    }
}
