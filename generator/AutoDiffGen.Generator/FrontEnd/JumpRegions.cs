using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// The statements of a block that <c>goto</c> jumps within, and which of them form a block of their own: what a jump forward
/// leaves, from the statement that holds it up to the label; and what a jump back repeats, from the label up to the jump.
/// </summary>
internal sealed class JumpRegions
{
    private readonly List<IOperation> statements = [];
    private readonly List<JumpRegion> regions = [];

    private JumpRegions()
    {
    }

    public IReadOnlyList<IOperation> Statements => statements;

    /// <summary>Of those that begin with the same statement the longer comes first.</summary>
    public IReadOnlyList<JumpRegion> Regions => regions;

    /// <summary>Null when no jump leads to a label of the block, or when one leads into a loop made of another.</summary>
    public static JumpRegions? Of(IReadOnlyList<IOperation> block)
    {
        if (!block.Any(static s => s is ILabeledOperation) || block.Any(static s => s is IUsingDeclarationOperation)) return null;
        var result = new JumpRegions();
        var labels = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (IOperation statement in block) result.Add(statement, labels);
        for (int i = 0; i < result.statements.Count; i++)
        {
            foreach (IBranchOperation jump in result.statements[i].DescendantsAndSelf().OfType<IBranchOperation>())
            {
                if (jump.BranchKind == BranchKind.GoTo && labels.TryGetValue(jump.Target, out int target)) result.Add(jump, i, target);
            }
        }

        return result.Nest() ? result : null;
    }

    private void Add(IOperation? statement, Dictionary<ISymbol, int> labels)
    {
        if (statement is not ILabeledOperation labelled)
        {
            if (statement is not null) statements.Add(statement);
            return;
        }

        labels[labelled.Label] = statements.Count;
        Add(labelled.Operation, labels);
    }

    private void Add(IBranchOperation jump, int from, int target)
    {
        bool repeats = target <= from;
        JumpRegion? region = regions.FirstOrDefault(r => r.Repeats == repeats && (repeats ? r.Start : r.End) == target);
        if (region is null) regions.Add(region = new JumpRegion(repeats, repeats ? target : from, repeats ? from + 1 : target));
        region.End = Math.Max(region.End, repeats ? from + 1 : target);
        region.Start = Math.Min(region.Start, repeats ? target : from);
        region.Jumps.Add(jump);
    }

    /// <summary>Makes the regions lie within each other or apart: one that is left may begin earlier, one that is repeated may end later.</summary>
    /// <returns>Whether that is possible.</returns>
    private bool Nest()
    {
        while (regions.SelectMany(r => regions.Select(o => (First: r, Second: o))).FirstOrDefault(static p => p.First.Crosses(p.Second)) is { First: { } first, Second: var second })
        {
            if (!second.Repeats) second.Start = first.Start;
            else if (first.Repeats) first.End = second.End;
            else return false;
        }

        regions.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        return true;
    }
}

/// <summary>Statements that jumps leave, or repeat.</summary>
internal sealed class JumpRegion(bool repeats, int start, int end)
{
    public bool Repeats => repeats;

    public int Start { get; set; } = start;

    /// <summary>The number of the first statement after it.</summary>
    public int End { get; set; } = end;

    public List<IBranchOperation> Jumps { get; } = [];

    /// <summary>Whether it begins before the other, and ends within it.</summary>
    public bool Crosses(JumpRegion other) => Start < other.Start && other.Start < End && End < other.End;
}
