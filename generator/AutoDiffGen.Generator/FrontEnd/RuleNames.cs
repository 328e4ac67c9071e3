namespace AutoDiffGen.Generator.FrontEnd;

internal static class RuleNames
{
    public static bool Contains(string id) =>
        id.StartsWith("M:System.Math.", StringComparison.Ordinal) && id.Contains("(System.Double");
}
