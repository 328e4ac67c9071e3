using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The source nodes that a program's origin numbers stand for.</summary>
/// <param name="original">Gives the node of the source for one that was made of it.</param>
internal sealed class OriginMap(Func<SyntaxNode, SyntaxNode> original)
{
    private readonly List<SyntaxNode> nodes = [];

    public int Count => nodes.Count;

    public SyntaxNode this[int origin] => nodes[origin];

    public int Add(SyntaxNode node)
    {
        SyntaxNode source = original(node);
        if (nodes.Count == 0 || nodes[nodes.Count - 1] != source) nodes.Add(source);
        return nodes.Count - 1;
    }
}
