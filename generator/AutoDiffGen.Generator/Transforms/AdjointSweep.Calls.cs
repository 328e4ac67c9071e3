using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class AdjointSweep
{
    /// <summary>The callee runs as augmented primal, which records on our tapes; its pullback takes the records back.</summary>
    private void ReverseCall(Stmt statement, Local? target, Call call, AdjointEnvironment adjoints, Reversal reversal)
    {
        if (callees.RuleOf(call.Method) is { } rule)
        {
            ReverseRule(statement, target, call, rule, adjoints, reversal);
            return;
        }

        Adjoint? adjoint = target is null ? null : adjoints.Take(target);
        if (!call.Arguments.Any(activity.IsActive) || adjoint is null && !call.Written.Any(activity.IsActive))
        {
            reversal.Primal.Add(statement);
            return;
        }

        bool[] active = call.ActiveArguments(activity.IsActive);
        var (augmented, pullback) = callees.Adjoint(call.Method, active);
        EquatableArray<Local> passed = callees.RecordTypes.Select(tapes.For).ToEquatableArray();
        reversal.Primal.Add(new Invoke(augmented, target, call.Arguments, EquatableArray<Local>.Empty, passed)
        {
            Touched = call.Touched,
            Source = statement.Source,
        });

        IReadOnlyList<bool> passedBack = callees.PassedToPullback(call.Method);
        List<Expr> arguments = [.. call.Arguments.Where((_, i) => passedBack[i])];
        if (call.Type.IsReal) arguments.Add(adjoint is { } seed ? Named(seed.Value, target!, statement.Source, reversal) : Expr.Zero(call.Type));
        Expr[] ofActive = [.. call.Arguments.Where((_, i) => active[i])];
        int firstDerivative = arguments.Count;
        arguments.AddRange(ofActive.Where(a => a.Type.IsArray).Select(a => a is Read { Local: var array } ? new Read(AdjointOf(array)) : Shapes.DerivativeOfNothing(a.Type)));
        var outputs = new List<Local>();
        foreach (Local argument in ofActive.OfType<Read>().Select(a => a.Local).Where(a => !a.Type.IsArray))
        {
            Local derivative = locals.Derivative(argument, argument.Type);
            outputs.Add(derivative);
            adjoints.Add(argument, new Adjoint(new Read(derivative), callees.MayBeInfinite));
        }

        reversal.Adjoint.Add(new Invoke(pullback, null, arguments.ToEquatableArray(), outputs.ToEquatableArray(), passed)
        {
            Touched = Enumerable.Range(firstDerivative, arguments.Count - firstDerivative).ToEquatableArray(),
            Heading = statement.Source,
        });
    }

    /// <summary>Primal and adjoint as bodies of two functions, the second yielding the derivatives of the parameters.</summary>
    /// <param name="body">The callee's.</param>
    /// <param name="adjoints">That of what it returns.</param>
    /// <param name="parameters">The numbers among its parameters.</param>
    /// <param name="withheld">The parameters that the second function does not have.</param>
    public (Block Primal, AdjointRegion Adjoint) SplitFunction(Block body, AdjointEnvironment adjoints, Local[] parameters, Local[] withheld)
    {
        Reversal reversal = Reverse(body, adjoints, isJoint: false);
        List<Expr> sums = [.. parameters.Select(p => adjoints.Find(p)?.Value ?? Expr.Zero(p.Type))];
        return new Transport(locals, facts, region).OutOfFunction(reversal.PrimalBlock, reversal.Adjoint, sums, tapes, withheld, arrayAdjoints);
    }
}
