using System.Text.Json;

namespace AutoDiffGen.Tests.Runtime.Reference;

/// <summary>The files of reference numbers.</summary>
internal static class ReferenceFile
{
    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Runtime", "Reference", name))).RootElement;

    public static double[] Numbers(this JsonElement array) => [.. Flatten(array)];

    private static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
