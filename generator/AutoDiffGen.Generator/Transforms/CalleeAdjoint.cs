using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// A callee in adjoint mode: <c>R FAugmented(arguments, tapes)</c> runs it and records,
/// <c>void FPullback(arguments, R dResult, derivatives, tapes)</c> runs backwards from what was recorded.
/// </summary>
internal sealed class CalleeAdjoint(CalleeDerivatives callees, Function callee, bool[] active, IReadOnlyList<bool> passedBack)
{
    private readonly LocalFactory locals = new(callee.LocalCount);
    private readonly Dictionary<int, Local> arrays = [];

    public IEnumerable<Function> Make(string augmented, string pullback)
    {
        Local[] withheld = [.. callee.Parameters.Where((_, i) => !passedBack[i]).Select(p => p.Local)];
        HashSet<int> lasting = [.. callee.Parameters.Where((p, i) => passedBack[i] && p.Local.Type.IsArray).Select(p => p.Local.Id)];
        Local[] sized = [.. callee.Parameters.Where((p, i) => active[i] && p.Local.Type.IsArray).Select(p => p.Local)];
        Local[] missing = Missing(callee.Body, withheld);
        Block body = NamedParts.In(callee.Body, missing, sized, locals);
        ActivityAnalysis activity = ActivityAnalysis.OfCallee(callee, active);
        bool mayBeInfinite = callees.MayBeInfinite;
        var tapes = new Tapes(locals);
        Parameter[] passed = [.. callees.RecordTypes.Select(t => new Parameter(tapes.For(t), PassingMode.Ref, IsConstant: false))];
        Parameter[] derivatives = [.. callee.Parameters.Where((_, i) => active[i]).Select(DerivativeOf)];
        Parameter[] seeds = callee.ReturnType.IsReal ? [new Parameter(locals.New("dResult", callee.ReturnType), PassingMode.Value, IsConstant: false)] : [];
        var adjoints = new AdjointEnvironment();
        if (callee.Result is Read result && activity.IsActive(result.Local)) adjoints.Add(result.Local, new Adjoint(new Read(seeds[0].Local), mayBeInfinite));

        var sweep = new AdjointSweep(locals, activity, ProgramFacts.OfCallee(body, lasting, missing, sized), mayBeInfinite, callees, tapes, arrays);
        Local[] scalars = [.. callee.Parameters.Where((p, i) => active[i] && p.Local.Type.IsRealScalar).Select(p => p.Local)];
        var (primal, adjoint) = sweep.SplitFunction(body, adjoints, scalars, withheld);

        yield return Function(augmented, callee.Parameters.Concat(passed), callee.ReturnType, primal) with
        {
            Result = callee.Result,
            Purpose = $"{callee.Name}, recording what {pullback} needs.",
        };
        IEnumerable<Parameter> parameters = callee.Parameters.Where((_, i) => passedBack[i]).Concat(seeds)
            .Concat(derivatives.Where(d => d.Mode == PassingMode.Value)).Concat(derivatives.Where(d => d.Mode == PassingMode.Out)).Concat(passed);
        yield return Function(pullback, parameters, IrType.Void, adjoint.Block) with
        {
            Purpose = $"The adjoint of {augmented}: it takes back what was recorded, last first.",
            Outputs = derivatives.Where(d => d.Mode == PassingMode.Out).Select((d, i) => new Output(d.Local, adjoint.Yields[i])).ToEquatableArray(),
        };
    }

    /// <summary>The parameters that the pullback does not get, and the objects and parts of memory that are found through them.</summary>
    private static Local[] Missing(Block body, Local[] withheld)
    {
        var missing = new List<Local>(withheld);
        foreach (Define define in body.Statements.OfType<Define>())
        {
            if (Tapes.CanHold(define.Target.Type) || define.Value is null or Allocate || !define.Value.Reads().Any(missing.Contains)) continue;
            missing.Add(define.Target);
        }

        return [.. missing];
    }

    /// <summary>What is found for a number is given back; to that of an array is added.</summary>
    private Parameter DerivativeOf(Parameter parameter)
    {
        IrType type = parameter.Local.Type;
        Local derivative = locals.New(LocalFactory.DerivativeName(parameter.Local.Name), Shapes.DerivativeOf(type));
        if (type.IsArray) arrays[parameter.Local.Id] = derivative;
        return new Parameter(derivative, type.IsArray ? PassingMode.Value : PassingMode.Out, IsConstant: false);
    }

    private Function Function(string name, IEnumerable<Parameter> parameters, IrType returnType, Block body) =>
        new(name, name, name, parameters.Select(p => p with { Modifier = CalleeDerivatives.Scope(p.Local) }).ToEquatableArray(), returnType, body) { LocalCount = locals.Last };
}
