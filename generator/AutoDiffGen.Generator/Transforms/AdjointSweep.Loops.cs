using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class AdjointSweep
{
    private void ReverseLoop(Loop loop, AdjointEnvironment adjoints, Reversal reversal)
    {
        List<(Carried Carried, Adjoint? Adjoint)> seeds = [];
        foreach (Carried carried in loop.Carried.Where(c => activity.IsActive(c.Head) || activity.IsActive(c.Result)))
        {
            Adjoint? adjoint = adjoints.Take(carried.Result);
            if (adjoint is { } known) adjoint = known with { Value = Named(known.Value, carried.Result, loop.Source, reversal) };
            seeds.Add((carried, adjoint));
        }

        IEnumerable<Expr> values = seeds.Where(s => s.Adjoint is not null).Select(s => s.Adjoint!.Value.Value);
        if (reversal.IsJoint && CarriesOnlySums(loop) && CanFuse(loop, values, reversal)) FuseLoop(loop, seeds, adjoints, reversal);
        else SplitLoop(loop, seeds, adjoints, reversal);
    }

    /// <summary>Each iteration is reversed as soon as it has run.</summary>
    private void FuseLoop(Loop loop, List<(Carried Carried, Adjoint? Adjoint)> seeds, AdjointEnvironment adjoints, Reversal reversal)
    {
        List<Stmt> hoisted = Hoist(seeds.Where(s => s.Adjoint is not null).Select(s => s.Adjoint!.Value.Value), reversal);
        var inner = new AdjointEnvironment();
        foreach (var (carried, adjoint) in seeds)
        {
            if (adjoint is not { } seed) continue;
            Contribute(carried.Next, seed, inner);
            Contribute(carried.Initial, seed, adjoints);
        }

        Loop? outer = region;
        region = loop;
        Reversal body = Reverse(loop.Body, inner, isJoint: true);
        region = outer;

        foreach (var (carried, _) in seeds) inner.Take(carried.Head);
        List<Carried> sums = Accumulate(inner, new AdjointEnvironment(), adjoints);
        reversal.Primal.Add(loop with { Body = body.JointBlock, Carried = loop.Carried.Concat(sums).ToEquatableArray() });
        reversal.Primal.AddRange(hoisted.AsEnumerable().Reverse());
    }

    /// <summary>The loop runs to its end, then backwards; what an iteration needs is recorded or computed again.</summary>
    private void SplitLoop(Loop loop, List<(Carried Carried, Adjoint? Adjoint)> seeds, AdjointEnvironment adjoints, Reversal reversal)
    {
        var inner = new AdjointEnvironment();
        List<(Carried Carried, Local Head)> heads = seeds.ConvertAll(s => (s.Carried, locals.Derivative(s.Carried.Head, s.Carried.Head.Type)));
        bool mayBeInfinite = mayCellsBeInfinite || seeds.Any(s => s.Adjoint?.MayBeInfinite == true);
        foreach (var (carried, head) in heads) Contribute(carried.Next, new Adjoint(new Read(head), mayBeInfinite), inner);

        facts.Leave(loop);
        Reversal body = Reverse(loop.Body, inner, isJoint: false);

        var backward = new List<Carried>();
        var initials = new List<(Expr Initial, Adjoint Adjoint)>();
        for (int i = 0; i < heads.Count; i++)
        {
            var (carried, head) = heads[i];
            IrType type = head.Type;
            Expr initial = seeds[i].Adjoint?.Value ?? Expr.Zero(type);
            Local result = locals.New(head);
            backward.Add(new Carried(head, initial, inner.Take(carried.Head)?.Value ?? Expr.Zero(type), result));
            initials.Add((carried.Initial, new Adjoint(new Read(result), mayBeInfinite)));
        }

        foreach (var (local, _) in inner.All)
        {
            if (adjoints.Find(local) is { } known) adjoints.Set(local, known with { Value = Named(known.Value, local, null, reversal) });
        }

        backward.AddRange(Accumulate(inner, adjoints, adjoints));
        foreach (var (initial, adjoint) in initials) Contribute(initial, adjoint, adjoints);

        var transport = new Transport(locals, facts, region);
        BackwardLoop reversed = transport.OutOfIteration(loop, body.PrimalBlock, body.Adjoint, backward, tapes);
        if (loop.IsCheckpointed && reversed.Primal.Body.DescendantStatements().Any(s => s is Push))
        {
            var checkpoints = new Checkpoints(locals, tapes, loop, reversed);
            reversal.Primal.AddRange(checkpoints.Primal.Reverse());
            reversal.Adjoint.AddRange(checkpoints.Adjoint);
            return;
        }

        reversal.Primal.Add(reversed.Primal);
        reversal.Adjoint.AddRange(reversed.Before);
        reversal.Adjoint.Add(reversed.Adjoint with { Heading = loop.Source });
    }

    /// <summary>Sums, over the iterations, what they contribute to the adjoints of variables outside.</summary>
    private List<Carried> Accumulate(AdjointEnvironment inner, AdjointEnvironment known, AdjointEnvironment adjoints)
    {
        var sums = new List<Carried>();
        foreach (var (local, contribution) in inner.All)
        {
            Local head = locals.Derivative(local, local.Type), result = locals.New(head);
            Adjoint? before = known.Find(local);
            Expr initial = before?.Value ?? Expr.Zero(local.Type);
            sums.Add(new Carried(head, initial, new Read(head) + contribution.Value, result));
            var total = new Adjoint(new Read(result), contribution.MayBeInfinite || before?.MayBeInfinite == true);
            if (before is null) adjoints.Add(local, total);
            else adjoints.Set(local, total);
        }

        return sums;
    }
}
