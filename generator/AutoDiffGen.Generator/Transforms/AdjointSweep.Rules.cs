using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class AdjointSweep
{
    /// <summary>The user's own rule takes the place of a pullback.</summary>
    private void ReverseRule(Stmt statement, Local? target, Call call, CustomRule rule, AdjointEnvironment adjoints, Reversal reversal)
    {
        bool[] active = [.. call.Arguments.Select(activity.IsActive)];
        Adjoint? adjoint = target is null ? null : adjoints.Take(target);
        bool isNeeded = adjoint is { Value: not Number { Value: 0 } } || call.Written.Any(activity.IsActive);
        if (!active.Any(a => a) || !isNeeded)
        {
            reversal.Primal.Add(statement);
            return;
        }

        target ??= call.Type == IrType.Void ? null : locals.Temporary("result", call.Type);
        if (rule.GivesPartials(call, activity.IsActive))
        {
            ReverseByPartials(statement, target!, call, rule.Gradient!, adjoint!.Value, adjoints, reversal);
            return;
        }

        Expr? cotangent = !call.Type.IsReal ? null : adjoint is { } seed ? Named(seed.Value, target!, statement.Source, reversal) : Expr.Zero(call.Type);
        Local? saved = rule.Vjp?.Parameters.FirstOrDefault(p => p.Role == RuleRole.Saved) is { } parameter ? locals.Temporary("saved", parameter.Type) : null;
        Expr[] arguments = Kept(statement, call, rule.AreSiblings, reversal);
        reversal.Primal.Add(saved is null ? Restated(statement, target, call) : CustomPrimal.Of(rule, target, call, saved, statement.Source));
        if (rule.AreSiblings) KeepWritten(call, rule.Vjp!, arguments, reversal);
        if (rule.Vjp is null)
        {
            foreach (int i in Enumerable.Range(0, active.Length).Where(i => active[i])) AlongUnit(i, rule.Jvp!, call, arguments, target!, new Adjoint(cotangent!, adjoint!.Value.MayBeInfinite), statement.Source, adjoints, reversal);
            return;
        }

        var pullback = new RuleCall(rule.Vjp, locals)
        {
            Arguments = arguments,
            Result = target,
            Saved = saved,
            Cotangent = cotangent,
            IsWritten = i => rule.AreSiblings && IsWritten(call, i),
            DerivativeOf = i => active[i] ? new Read(AdjointOf(((Read)call.Arguments[i]).Local)) : null,
        };
        reversal.Adjoint.AddRange(pullback.Statements(statement.Source));
        foreach (KeyValuePair<int, Local> derivative in pullback.Derivatives.Where(d => active[d.Key]))
        {
            adjoints.Add(((Read)call.Arguments[derivative.Key]).Local, new Adjoint(new Read(derivative.Value), MayBeInfinite: true));
        }
    }

    /// <summary>A partial derivative is the derivative along the unit direction.</summary>
    private void AlongUnit(int input, RuleMethod rule, Call call, Expr[] arguments, Local target, Adjoint adjoint, string? source, AdjointEnvironment adjoints, Reversal reversal)
    {
        Local operand = ((Read)call.Arguments[input]).Local, slope = locals.Temporary("slope", target.Type);
        var along = new RuleCall(rule, locals)
        {
            Arguments = arguments,
            Result = target,
            Outcome = slope,
            DerivativeOf = i => i == input ? new Number(1, operand.Type) : null,
        };
        reversal.Adjoint.AddRange(along.Statements(source));
        Adjoint contribution = ChainRule.Contribution(adjoint, new Partial(new Read(slope)) { NeedsGuard = true, MayBeInfinite = true }, facts.Ranges);
        adjoints.Add(operand, contribution with { Value = Algebra.ConvertTo(contribution.Value, operand.Type) });
    }

    private static Stmt Restated(Stmt statement, Local? target, Call call) =>
        statement is Effect && target is not null ? new Define(target, call) { Source = statement.Source, Origin = statement.Origin, IsPrimal = true } : statement;

    /// <summary>The arguments as the rule needs them later: the cells of an array that changes until then go onto a tape.</summary>
    /// <remarks><c>runsAgain</c>: whether the rule wants the arrays that are written as they were before, which is seen to elsewhere.</remarks>
    private Expr[] Kept(Stmt statement, Call call, bool runsAgain, Reversal reversal)
    {
        Expr[] kept = [.. call.Arguments];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] is not Read { Local: { Type.IsArray: true } array } || facts.IsLasting(array, statement, region) || runsAgain && IsWritten(call, i)) continue;
            var tape = new CellTape(locals, tapes.For(array.Type.ElementType), array);
            reversal.Primal.AddRange(tape.Record.Reverse());
            reversal.Adjoint.AddRange(tape.TakeBack);
            kept[i] = new Read(tape.Copy);
        }

        return kept;
    }
}
