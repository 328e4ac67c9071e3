using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class AdjointSweep
{
    private void ReverseIf(If statement, AdjointEnvironment adjoints, Reversal reversal)
    {
        List<(Result Result, Adjoint Adjoint)> seeds = [];
        foreach (Result result in statement.Results)
        {
            if (adjoints.Take(result.Target) is not { } adjoint || !activity.IsActive(result.Target)) continue;
            Expr named = Named(adjoint.Value, result.Target, statement.Source, reversal);
            seeds.Add((result, adjoint with { Value = named }));
        }

        if (reversal.IsJoint && CanFuse(statement, seeds.Select(s => s.Adjoint.Value), reversal)) FuseIf(statement, seeds, adjoints, reversal);
        else SplitIf(statement, seeds, adjoints, reversal);
    }

    private (Reversal Reversal, AdjointEnvironment Adjoints) ReverseArm(Block arm, IEnumerable<(Expr Value, Adjoint Adjoint)> seeds, bool isJoint)
    {
        var inner = new AdjointEnvironment();
        foreach (var (value, adjoint) in seeds) Contribute(value, adjoint, inner);
        return (Reverse(arm, inner, isJoint), inner);
    }

    /// <summary>The adjoint runs inside the arm that the primal takes: one test, nothing to keep.</summary>
    private void FuseIf(If statement, List<(Result Result, Adjoint Adjoint)> seeds, AdjointEnvironment adjoints, Reversal reversal)
    {
        List<Stmt> hoisted = Hoist(seeds.Select(s => s.Adjoint.Value), reversal);
        var (then, thenAdjoints) = ReverseArm(statement.Then, seeds.Select(s => (s.Result.WhenTrue, s.Adjoint)), isJoint: true);
        var (@else, elseAdjoints) = ReverseArm(statement.Else, seeds.Select(s => (s.Result.WhenFalse, s.Adjoint)), isJoint: true);
        var results = Merge(thenAdjoints, elseAdjoints, new AdjointEnvironment(), adjoints);
        reversal.Primal.Add(statement with
        {
            Then = then.JointBlock,
            Else = @else.JointBlock,
            Results = statement.Results.Concat(results).ToEquatableArray(),
        });
        reversal.Primal.AddRange(hoisted.AsEnumerable().Reverse());
    }

    private void SplitIf(If statement, List<(Result Result, Adjoint Adjoint)> seeds, AdjointEnvironment adjoints, Reversal reversal)
    {
        facts.Leave(statement);
        var (then, thenAdjoints) = ReverseArm(statement.Then, seeds.Select(s => (s.Result.WhenTrue, s.Adjoint)), isJoint: false);
        var (@else, elseAdjoints) = ReverseArm(statement.Else, seeds.Select(s => (s.Result.WhenFalse, s.Adjoint)), isJoint: false);
        foreach (var (local, _) in thenAdjoints.All.Concat(elseAdjoints.All))
        {
            if (adjoints.Find(local) is { } known) adjoints.Set(local, known with { Value = Named(known.Value, local, null, reversal) });
        }

        Define[] early = [.. TakeMemory(statement, statement.Then, then), .. TakeMemory(statement, statement.Else, @else)];
        List<Result> results = Merge(thenAdjoints, elseAdjoints, adjoints, adjoints);
        var kept = new List<Result>();
        var thenRegion = new Transport(locals, facts, region).OutOfArm(then.PrimalBlock, then.Adjoint, results.ConvertAll(r => r.WhenTrue), kept, whenTrue: true);
        var elseRegion = new Transport(locals, facts, region).OutOfArm(@else.PrimalBlock, @else.Adjoint, results.ConvertAll(r => r.WhenFalse), kept, whenTrue: false);
        reversal.Primal.Add(statement with
        {
            Then = then.PrimalBlock,
            Else = @else.PrimalBlock,
            Results = statement.Results.Concat(kept).ToEquatableArray(),
        });
        reversal.Primal.AddRange(early);
        if (thenRegion.Block.IsEmpty && elseRegion.Block.IsEmpty && results.Count == 0) return;
        reversal.Adjoint.Add(new If(statement.Condition, thenRegion.Block, elseRegion.Block)
        {
            Results = results.Select((r, i) => new Result(r.Target, thenRegion.Yields[i], elseRegion.Yields[i])).ToEquatableArray(),
            Heading = statement.Source,
        });
    }

    /// <summary>The lists and arrays of rows of an arm, taken out of it, last first.</summary>
    private List<Define> TakeMemory(If statement, Block arm, Reversal reversal)
    {
        var taken = new List<Define>();
        for (int i = 0; i < reversal.Primal.Count; i++)
        {
            if (reversal.Primal[i] is not Define { Value: Allocate, Target: { Type.Shape: Shape.Jagged or Shape.Growing } target } made) continue;
            if (!(activity.IsActive(target) || arrayAdjoints.ContainsValue(target)) || EarlyMemory.Before(statement, arm, made) is not { } early) continue;
            taken.Add(early);
            reversal.TakeAt(i--, reversal.Primal);
        }

        return taken;
    }

    /// <summary>Joins what the arms contribute to the adjoints of variables outside; <paramref name="known"/> is what they had before.</summary>
    private List<Result> Merge(AdjointEnvironment then, AdjointEnvironment @else, AdjointEnvironment known, AdjointEnvironment adjoints)
    {
        var results = new List<Result>();
        foreach (Local local in then.All.Concat(@else.All).Select(a => a.Local).Distinct().OrderBy(l => l.Id).ToList())
        {
            Adjoint? before = known.Find(local), whenTrue = then.Find(local), whenFalse = @else.Find(local);
            Local target = locals.Derivative(local, local.Type);
            results.Add(new Result(target, Sum(whenTrue), Sum(whenFalse)));
            Adjoint?[] parts = [before, whenTrue, whenFalse];
            var joined = new Adjoint(new Read(target), parts.Any(a => a?.MayBeInfinite == true)) { IsTame = parts.All(a => a is null or { IsTame: true }) };
            if (before is null) adjoints.Add(local, joined);
            else adjoints.Set(local, joined);

            Expr Sum(Adjoint? contribution) => (before, contribution) switch
            {
                ({ } b, { } c) => b.Value + c.Value,
                ({ } b, null) => b.Value,
                (null, { } c) => c.Value,
                _ => Expr.Zero(local.Type),
            };
        }

        return results;
    }
}
