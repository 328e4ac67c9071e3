using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The source nodes that a program's origin numbers stand for.</summary>
internal sealed class OriginMap
{
    private readonly List<SyntaxNode> nodes = [];

    public int Count => nodes.Count;

    public SyntaxNode this[int origin] => nodes[origin];

    public int Add(SyntaxNode node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }
}
