namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>What to write instead of a formula.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Reason">What is wrong with the formula as it stands, for the message: <c>overflows …</c>.</param>
/// <param name="Replacement">The expression to write, as C#.</param>
internal sealed record StableForm(string Id, string Reason, string Replacement);
