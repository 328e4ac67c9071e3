using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <remarks>
/// A choice or loop whose adjoint is known before it runs is reversed on the spot: nothing is recorded, nothing is
/// computed again, the data are passed over once.
/// </remarks>
internal sealed partial class AdjointSweep
{
    private bool CanFuse(Stmt statement, IEnumerable<Expr> seeds, Reversal reversal)
    {
        var own = new HashSet<int>(statement.Defines().Select(l => l.Id));
        return seeds.All(s => IsKnownBefore(s, own, reversal)) && HasSettledArrays(statement);
    }

    /// <summary>Whether the value can be computed before the statement that defines <paramref name="own"/> has run.</summary>
    private bool IsKnownBefore(Expr value, HashSet<int> own, Reversal reversal)
    {
        foreach (Local local in value.Reads())
        {
            if (own.Contains(local.Id)) return false;
            if (reversal.DefinitionOf(local) is not { } definition) continue;
            if (definition is not Define { Value: { } inner } || !inner.IsPure() || !ReadsOnlyConstantCells(inner)) return false;
            if (!IsKnownBefore(inner, own, reversal)) return false;
        }

        return true;
    }

    private bool ReadsOnlyConstantCells(Expr value) => value.DescendantsAndSelf().OfType<Element>().All(e =>
        e.Array is Read array && !facts.IsWritten(array.Local) && !arrayAdjoints.ContainsValue(array.Local));

    /// <summary>Takes the definitions that the values need, of primal values and of adjoints, out of where they stand: they go before the fused statement.</summary>
    private static List<Stmt> Hoist(IEnumerable<Expr> values, Reversal reversal)
    {
        var hoisted = new List<Stmt>();
        var needed = new HashSet<int>(values.SelectMany(ExprTraversal.Reads).Select(l => l.Id));
        Take(reversal.Adjoint, reversal.Adjoint.Count - 1, -1);
        Take(reversal.Primal, 0, 1);
        return hoisted;

        void Take(List<Stmt> statements, int start, int step)
        {
            for (int i = start; i >= 0 && i < statements.Count; i += step)
            {
                if (statements[i] is not Define { Value: { } value } define || !needed.Contains(define.Target.Id)) continue;
                needed.UnionWith(value.Reads().Select(l => l.Id));
                hoisted.Insert(0, define);
                reversal.TakeAt(i, statements);
                if (step > 0) i--;
            }
        }
    }

    /// <summary>Whether active arrays from outside are only read by the statement and not written after it, or are an iteration's own.</summary>
    private bool HasSettledArrays(Stmt statement)
    {
        var inside = new HashSet<int>(statement.Blocks().SelectMany(StmtTraversal.AllDefined).Select(l => l.Id));
        return statement.Blocks()
            .SelectMany(StmtTraversal.AllOperands)
            .SelectMany(ExprTraversal.Reads)
            .Where(l => l.Type.IsRealArray && !inside.Contains(l.Id) && activity.IsActive(l))
            .Distinct()
            .All(l => facts.IsSettledBefore(l, statement, region) || statement is Loop loop && facts.IsPrivate(l, loop));
    }

    /// <summary>Whether the adjoints of all active values that the loop hands on are known before it runs.</summary>
    private bool CarriesOnlySums(Loop loop)
    {
        Carried[] active = [.. loop.Carried.Where(c => activity.IsActive(c.Head) || activity.IsActive(c.Result))];
        return active.Length == 0 || active.All(new RunningSums(loop).Contains);
    }
}
