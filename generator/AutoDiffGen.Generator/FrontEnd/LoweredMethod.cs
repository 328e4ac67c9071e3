using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A method as the compiler sees it, and the way back to its source.</summary>
internal sealed record LoweredMethod(Program Program, OriginMap Origins)
{
    /// <summary>Whether the C# compiler finds fault with the method or a callee; then it, not we, should speak.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Whether there are names that the compiler does not know: a mistake, unless a generator is about to write them.</summary>
    public bool HasUnboundNames { get; init; }
}
