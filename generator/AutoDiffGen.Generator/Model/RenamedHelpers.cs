namespace AutoDiffGen.Generator.Model;

/// <summary>Derivatives that only other derivatives call, and whose usual names are taken by members of the user's.</summary>
/// <param name="Kinds">Which ones.</param>
/// <param name="Suffix">What their names end in instead: <c>FHvp2</c>.</param>
internal sealed record RenamedHelpers(Derivatives Kinds, string Suffix);
