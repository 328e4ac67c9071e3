using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Puts the bodies of callees in the place of calls, so that one gradient is fused over all of them.</summary>
internal sealed class Inlining
{
    private readonly Dictionary<string, Function> callees;
    private readonly LocalFactory locals;

    private Inlining(Dictionary<string, Function> callees, LocalFactory locals)
    {
        this.callees = callees;
        this.locals = locals;
    }

    /// <param name="function">The caller, in normal form.</param>
    /// <param name="callees">The methods to inline, in normal form and free of calls among each other.</param>
    public static Function Run(Function function, Dictionary<string, Function> callees)
    {
        if (callees.Count == 0) return function;
        var locals = new LocalFactory(function.LocalCount);
        Block body = new Inlining(callees, locals).Visit(function.Body);
        return function with { Body = body, LocalCount = locals.Last };
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            switch (statement)
            {
                case Define { Value: Call call } s when callees.TryGetValue(call.Method, out Function? callee):
                    output.Add(s with { Value = Expand(callee, call, output) });
                    break;
                case Effect { Value: Call call } when callees.TryGetValue(call.Method, out Function? callee):
                    Expand(callee, call, output);
                    break;
                case MultiCall s when callees.TryGetValue(s.Call.Method, out Function? callee):
                    Expand(callee, s, output);
                    break;
                default:
                    output.Add(statement.MapBlocks(Visit));
                    break;
            }
        }

        return new Block(output.ToEquatableArray());
    }

    private Expr? Expand(Function callee, Call call, List<Stmt> output)
    {
        var renaming = new Renaming(locals);
        for (int i = 0; i < callee.Parameters.Count; i++) Bind(callee.Parameters[i].Local, call.Arguments[i], call.Origin, renaming, output);
        output.AddRange(renaming.Apply(callee.Body).Statements);
        return callee.Result is { } result ? renaming.Apply(result) : null;
    }

    private void Expand(Function callee, MultiCall invoke, List<Stmt> output)
    {
        var renaming = new Renaming(locals);
        int next = 0, written = 0;
        foreach (Parameter parameter in callee.Parameters)
        {
            if (parameter.Mode == PassingMode.Out) written++;
            else Bind(parameter.Local, parameter.Mode == PassingMode.Ref ? invoke.Outputs[written++].Initial! : invoke.Call.Arguments[next++], invoke.Call.Origin, renaming, output);
        }

        output.AddRange(renaming.Apply(callee.Body).Statements);
        IEnumerable<Expr> values = callee.Outputs.Select(o => o.Value).Concat(callee.Result is { } result && invoke.Outputs.Count > written ? [result] : []);
        output.AddRange(values.Select((value, i) => new Define(invoke.Outputs[i].After, renaming.Apply(value))));
    }

    private static void Bind(Local parameter, Expr argument, int origin, Renaming renaming, List<Stmt> output)
    {
        if (argument is Read read && (read.Local.Type == parameter.Type || parameter.Type.IsArray || read.Local.Type.Element == parameter.Type.Element + "?")) renaming.Map(parameter, read.Local);
        else output.Add(new Define(renaming.Define(parameter), argument) { Origin = origin, IsPrimal = true });
    }
}
