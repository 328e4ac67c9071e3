using System.Text.Json;

namespace ADBench.Files;

/// <summary>Objectives and derivatives that are known to all digits.</summary>
internal static class GoldValues
{
    public static string DataPath(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static JsonElement Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(DataPath("gold/" + name)));
        return document.RootElement.Clone();
    }

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>ADBench's measure of disagreement, ρ = |x − y| / max(1, |x| + |y|), at its worst; not a number where one of the two is not.</summary>
    public static double WorstRho(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        if (actual.Length != expected.Length) throw new ArgumentException($"{actual.Length} numbers instead of {expected.Length}.", nameof(actual));
        double worst = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(actual[i]) + Math.Abs(expected[i])));
        }

        return worst;
    }
}
