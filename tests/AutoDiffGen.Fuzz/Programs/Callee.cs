namespace AutoDiffGen.Fuzz.Programs;

/// <summary>A method that random programs call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes; the last is the depth if it calls itself.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="IsRecursive">Whether it calls itself.</param>
internal sealed record Callee(string Name, IReadOnlyList<Variable> Parameters, Kind Returns, bool IsRecursive);
