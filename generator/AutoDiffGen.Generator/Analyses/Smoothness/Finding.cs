using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>Something to say about a method that can be differentiated.</summary>
/// <param name="Id">The diagnostic: <c>ADG0302</c>.</param>
/// <param name="Arguments">What fills the gaps of its message after the first, which names the expression or the method.</param>
/// <param name="Origin">The node of the source, or -1 when it is about a parameter.</param>
internal sealed record Finding(string Id, EquatableArray<string> Arguments, int Origin)
{
    /// <summary>The position of the parameter that it is about, or -1.</summary>
    public int Parameter { get; init; } = -1;

    /// <summary>Whether no other parameter could be differentiated with respect to.</summary>
    public bool IsOnlyInput { get; init; }
}
