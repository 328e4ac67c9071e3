using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>A rule as a function of what goes in alone: the derivatives that it adds to start from zero, and come out.</summary>
internal static class RuleBody
{
    public static Function Of(Function rule)
    {
        var locals = new LocalFactory(rule.LocalCount);
        Dictionary<int, Local> added = rule.Parameters.Where(p => p.Mode == PassingMode.Ref).ToDictionary(p => p.Local.Id, p => locals.New(p.Local));
        if (added.Count == 0) return rule;
        Function renamed = rule with
        {
            Parameters = rule.Parameters.Map(p => added.TryGetValue(p.Local.Id, out Local? output) ? p with { Local = output, Mode = PassingMode.Out } : p),
            Outputs = rule.Outputs.Map(o => added.TryGetValue(o.Parameter.Id, out Local? output) ? o with { Parameter = output } : o),
            LocalCount = locals.Last,
        };
        return renamed.With(Map(rule.Body), FromZero);

        Block Map(Block block) => block.Map(s => s.MapOperands(FromZero).MapBlocks(Map));

        Expr FromZero(Expr expr) => expr switch
        {
            Read read => added.ContainsKey(read.Local.Id) ? Expr.Zero(read.Type) : read,
            Binary { Operator: BinaryOperator.Add, Left: Read start } sum when added.ContainsKey(start.Local.Id) => FromZero(sum.Right),
            _ => expr.MapChildren(FromZero),
        };
    }
}
