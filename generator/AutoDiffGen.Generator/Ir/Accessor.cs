namespace AutoDiffGen.Generator.Ir;

/// <summary>A function that gives a field which generated code may not name.</summary>
/// <param name="Name">How copied text calls it.</param>
/// <param name="Attribute">What makes the runtime supply its body.</param>
/// <param name="Signature">Its type, name and parameter.</param>
internal sealed record Accessor(string Name, string Attribute, string Signature);
