using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Blames arrays of which it is not known which they are.</summary>
internal static class AmbiguousArrays
{
    public static Obstacle At(Local? array, int origin) => new(DiagnosticIds.AmbiguousArray, EquatableArray.Of(NameOf(array)), origin);

    /// <summary>The name of the variable for what a method returns.</summary>
    public const string Result = "result";

    /// <summary>The user's own name for it, if there is one.</summary>
    public static string NameOf(Local? array) => array switch
    {
        { IsMadeUp: true, Name: Result } => "The result",
        null or { IsTemporary: true } or { IsMadeUp: true } => "The array here",
        _ => $"'{array.Name}'",
    };
}
