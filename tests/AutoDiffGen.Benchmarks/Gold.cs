using System.Text.Json;

namespace AutoDiffGen.Benchmarks;

/// <summary>Values and derivatives that are known to all digits.</summary>
internal static class Gold
{
    private const double Tolerance = 1e-10;

    public static JsonElement Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Gold", name)));
        return document.RootElement.Clone();
    }

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>Throws when numbers differ by more than rounding, or are not numbers.</summary>
    public static void RequireClose(string what, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        if (actual.Length != expected.Length) throw new InvalidOperationException($"{what}: {actual.Length} numbers instead of {expected.Length}");
        for (int i = 0; i < expected.Length; i++)
        {
            double rho = Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(actual[i]) + Math.Abs(expected[i]));
            if (!(rho <= Tolerance)) throw new InvalidOperationException($"{what}: component {i} is {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
