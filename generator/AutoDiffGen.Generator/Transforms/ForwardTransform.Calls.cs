using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class ForwardTransform
{
    private void VisitCall(Stmt statement, Local? target, Call call, List<Stmt> output)
    {
        if (callees.RuleOf(call.Method) is { } rule) VisitRule(statement, target, call, rule, output);
        else if (!call.Arguments.Any(activity.IsActive) || !GivesTangents(target, call)) output.Add(statement);
        else output.Add(TangentOf(new Invoke(call.Method, target, call.Arguments, EquatableArray<Local>.Empty, EquatableArray<Local>.Empty)
        {
            Touched = call.Touched,
            Source = statement.Source,
        }));
    }

    private bool GivesTangents(Local? target, Call call) => (target is not null && activity.IsActive(target)) || call.Written.Any(activity.IsActive);

    private void VisitInvoke(Invoke invoke, List<Stmt> output)
    {
        bool isActive = invoke.Arguments.Any(activity.IsActive) || invoke.Tapes.Any(activity.IsActive);
        if (isActive && callees.RuleOfGradient(invoke) is { } rule) VisitGradient(invoke, rule, output);
        else output.Add(isActive ? TangentOf(invoke) : invoke);
    }

    /// <summary>The same call of the function's tangent, with the tangents of all that is active beside it.</summary>
    private Invoke TangentOf(Invoke invoke)
    {
        bool[] active = [.. invoke.Arguments.Select((a, i) => activity.IsActive(a) || a is Literal { Type.IsRealArray: true } && invoke.Touched.Contains(i)), .. invoke.Tapes.Select(activity.IsActive)];
        string name = callees.Tangent(invoke.Function, active, nameOf);
        List<Expr> arguments = [.. invoke.Arguments];
        List<int> touched = [.. invoke.Touched];
        for (int i = 0; i < invoke.Arguments.Count; i++)
        {
            if (!active[i]) continue;
            if (invoke.Touched.Contains(i)) touched.Add(arguments.Count);
            arguments.Add(invoke.Arguments[i] switch
            {
                Read { Local: { Type.IsArray: true } array } => new Read(TangentOf(array)),
                Literal nothing => Shapes.DerivativeOfNothing(nothing.Type),
                var number => TangentOf(number),
            });
        }

        List<Local> outputs = [.. invoke.Outputs];
        if (callees.Find(invoke.Function).ReturnType is { IsReal: true } returned) outputs.Add(invoke.Target is { } target ? Named(target) : locals.Temporary(nameOf("result"), returned));
        outputs.AddRange(invoke.Outputs.Where(o => o.Type.IsReal).Select(Named));
        return invoke with
        {
            Function = name,
            Rule = null,
            Arguments = arguments.ToEquatableArray(),
            Outputs = outputs.ToEquatableArray(),
            Tapes = invoke.Tapes.Concat(invoke.Tapes.Where(activity.IsActive).Select(TangentOf)).ToEquatableArray(),
            Touched = touched.ToEquatableArray(),
        };
    }
}
