using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class ForwardTransform
{
    /// <summary>The tangent of a method that the user has written a rule for.</summary>
    private void VisitRule(Stmt statement, Local? target, Call call, CustomRule rule, List<Stmt> output)
    {
        bool isNeeded = target is not null && activity.IsActive(target) || call.Written.Any(activity.IsActive);
        if (!isNeeded || !call.Arguments.Any(activity.IsActive))
        {
            output.Add(statement);
            return;
        }

        if (rule.AreSiblings)
        {
            VisitSiblings(target, call, rule, statement.Source, output);
            return;
        }

        RuleMethod used = rule.Jvp ?? rule.Vjp!;
        Local? saved = used.Parameters.FirstOrDefault(p => p.Role == RuleRole.Saved) is { } parameter ? locals.Temporary("saved", parameter.Type) : null;
        target ??= used.Takes(RuleRole.Result) || used.Takes(RuleRole.Outcome) ? locals.Temporary("result", call.Type) : null;
        output.Add(saved is not null ? CustomPrimal.Of(rule, target, call, saved, statement.Source)
            : statement is Effect && target is not null ? new Define(target, call) { Source = statement.Source, Origin = statement.Origin, IsPrimal = true }
            : statement);
        if (rule.Jvp is { } jvp) Push(jvp, target, saved, call, output);
        else FromPartials(rule.Vjp!, target!, saved, call, output);
    }

    private void Push(RuleMethod jvp, Local? target, Local? saved, Call call, List<Stmt> output)
    {
        var pushforward = new RuleCall(jvp, locals)
        {
            Arguments = [.. call.Arguments],
            Result = target,
            Saved = saved,
            Outcome = jvp.Takes(RuleRole.Outcome) ? Named(target!) : null,
            DerivativeOf = i => !activity.IsActive(call.Arguments[i]) ? null
                : call.Arguments[i] is Read { Local: { Type.IsArray: true } array } ? new Read(TangentOf(array)) : TangentOf(call.Arguments[i]),
        };
        output.AddRange(pushforward.Statements(null));
    }

    /// <summary>Of a number, the rule of reverse mode gives all partial derivatives: ṙ = Σ ∂r/∂x·ẋ.</summary>
    private void FromPartials(RuleMethod vjp, Local target, Local? saved, Call call, List<Stmt> output)
    {
        var partials = new Dictionary<int, Local>();
        foreach (int i in Enumerable.Range(0, call.Arguments.Count).Where(i => call.Arguments[i].Type.IsArray && activity.IsActive(call.Arguments[i])))
        {
            Local array = ((Read)call.Arguments[i]).Local;
            Local partial = partials[i] = locals.Temporary("slope", Shapes.DerivativeOf(array.Type));
            output.Add(new Define(partial, Shapes.AllocateLike(array, partial.Type)));
        }

        var pullback = new RuleCall(vjp, locals)
        {
            Arguments = [.. call.Arguments],
            Result = target,
            Saved = saved,
            Cotangent = new Number(1, target.Type),
            DerivativeOf = i => partials.TryGetValue(i, out Local? cells) ? new Read(cells) : null,
        };
        output.AddRange(pullback.Statements(null));
        SumOfPartials(target, call.Arguments, pullback.Derivatives, partials, output);
    }

    /// <summary>ṙ = Σ ∂r/∂x·ẋ over the numbers and the cells of arrays among the arguments.</summary>
    private void SumOfPartials(Local target, EquatableArray<Expr> arguments, Dictionary<int, Local> numbers, Dictionary<int, Local> partials, List<Stmt> output)
    {
        Adjoint? sum = null;
        foreach (KeyValuePair<int, Local> number in numbers)
        {
            if (Find(arguments[number.Key]) is not { } tangent || !activity.IsActive(arguments[number.Key])) continue;
            Adjoint part = ChainRule.Contribution(tangent, new Partial(new Read(number.Value)) { NeedsGuard = true, MayBeInfinite = true }, ranges);
            sum = sum is { } known ? known + part : part;
        }

        foreach (KeyValuePair<int, Local> array in partials)
        {
            var dot = new DotProduct(locals, array.Value, TangentOf(((Read)arguments[array.Key]).Local));
            output.AddRange(dot.Statements);
            var part = new Adjoint(Algebra.ConvertTo(new Read(dot.Result), target.Type), MayBeInfinite: true);
            sum = sum is { } known ? known + part : part;
        }

        Local tangentOfResult = Named(target);
        output.Add(new Define(tangentOfResult, Algebra.ConvertTo(sum?.Value ?? Expr.Zero(target.Type), target.Type)));
    }
}
