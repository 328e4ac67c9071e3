using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Jumps to labels: what they leave or repeat becomes a block.</content>
internal sealed partial class StatementLowering
{
    /// <summary>What becomes of the jumps whose labels are known.</summary>
    private readonly Dictionary<IBranchOperation, Stmt> jumps = [];

    private void Labelled(JumpRegions regions)
    {
        Block whole = scope.Nested(() => Labelled(regions, 0, regions.Statements.Count, 0));
        scope.EmitAll(WithVariablesOutside(whole, []));
    }

    /// <param name="regions">The regions.</param>
    /// <param name="start">The first statement.</param>
    /// <param name="end">The number of the first statement that is left out.</param>
    /// <param name="next">The first region that has not begun.</param>
    private void Labelled(JumpRegions regions, int start, int end, int next)
    {
        for (int i = start; i < end;)
        {
            while (next < regions.Regions.Count && regions.Regions[next].Start < i) next++;
            if (next == regions.Regions.Count || regions.Regions[next].Start > i)
            {
                Statement(regions.Statements[i++]);
                continue;
            }

            JumpRegion region = regions.Regions[next++];
            int label = scope.NewLabel(), inner = next;
            foreach (IBranchOperation jump in region.Jumps) jumps[jump] = region.Repeats ? new Continue(label) : new Break(label);
            scope.Emit(Once(label, scope.Nested(() => Labelled(regions, region.Start, region.End, inner))));
            i = region.End;
        }
    }

    /// <summary>A block that jumps with this number leave or repeat.</summary>
    private static Loop Once(int label, Block body) => new(Expr.False, body) { TestsLast = true, Label = label };

    /// <summary>Blocks made of statements that C# has side by side: variables that are declared in one of them, and read after it, are declared before it.</summary>
    private static Block WithVariablesOutside(Block block, HashSet<int> readLater)
    {
        var output = new List<Stmt>();
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            Stmt statement = block.Statements[i];
            if (statement is not Loop { Label: not null } region)
            {
                output.Add(statement);
                AddUses(statement, readLater);
                continue;
            }

            Block body = WithVariablesOutside(region.Body, [.. readLater]);
            Local[] outside = [.. body.Statements.OfType<Define>().Select(static d => d.Target).Where(t => readLater.Contains(t.Id)).Distinct()];
            output.Add(region with { Body = new Block(body.Statements.SelectMany(s => s is Define d && outside.Contains(d.Target) ? Assigned(d) : [s]).ToEquatableArray()) });
            foreach (Local local in outside) output.Add(new Define(local, null));
            AddUses(region, readLater);
        }

        output.Reverse();
        return block.With(output);
    }

    private static Stmt[] Assigned(Define variable) =>
        variable.Value is { } value ? [new Assign(variable.Target, value) { Source = variable.Source, Origin = variable.Origin }] : [];

    private static void AddUses(Stmt statement, HashSet<int> uses)
    {
        foreach (Stmt part in new Block(EquatableArray.Of(statement)).DescendantStatements())
        {
            foreach (Expr operand in part.Operands()) uses.UnionWith(operand.Reads().Select(static l => l.Id));
            if (part is Assign assign) uses.Add(assign.Target.Id);
            uses.UnionWith(part.Defines().Where(_ => part is not Define).Select(static l => l.Id));
        }
    }
}
