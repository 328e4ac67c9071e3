namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLinks
{
    public const string Root = "https://github.com/autodiffgen/autodiffgen/blob/main/analyzers/docs/";

    public static string Of(string id) => Root + id + ".md";
}
