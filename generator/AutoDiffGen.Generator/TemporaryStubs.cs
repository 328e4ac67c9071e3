using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

// Stands in for code of other branches; goes when they are merged.
namespace AutoDiffGen.Generator.FrontEnd;

internal sealed record LoweredMethod(Program Program, OriginMap Origins)
{
    public bool HasErrors { get; init; }
}

internal sealed class OriginMap
{
    private readonly List<SyntaxNode> nodes = [];

    public SyntaxNode this[int origin] => nodes[origin];
}

internal static class MethodLowering
{
    public static LoweredMethod? Lower(IMethodSymbol method, Compilation compilation, CancellationToken ct) => null;
}
