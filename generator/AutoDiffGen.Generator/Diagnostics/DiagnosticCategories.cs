namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>The groups of diagnostics, one for each block of a hundred identifiers.</summary>
internal static class DiagnosticCategories
{
    /// <summary>ADG00xx: the annotation and the method it stands on.</summary>
    public const string Declaration = "AutoDiff.Declaration";

    /// <summary>ADG01xx: what a derivative would have to pass through and cannot.</summary>
    public const string Differentiability = "AutoDiff.Differentiability";

    /// <summary>ADG02xx: the rules that users write.</summary>
    public const string Rules = "AutoDiff.Rules";

    /// <summary>ADG03xx: what has a derivative that is zero, infinite or not the whole truth, and numbers that get lost.</summary>
    public const string Smoothness = "AutoDiff.Smoothness";

    /// <summary>ADG04xx: what derivatives cost.</summary>
    public const string Cost = "AutoDiff.Cost";

    /// <summary>ADG09xx: mistakes of this compiler.</summary>
    public const string Internal = "AutoDiff.Internal";
}
