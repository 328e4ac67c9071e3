using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class AdjointSweep
{
    /// <summary>
    /// A gradient that comes with the value is asked for where the value is: the method runs once, and what it does beside
    /// happens once. In reverse, x̄ᵢ += ȳ·∂y/∂xᵢ.
    /// </summary>
    private void ReverseByPartials(Stmt statement, Local target, Call call, RuleMethod gradient, Adjoint adjoint, AdjointEnvironment adjoints, Reversal reversal)
    {
        var slopes = new Dictionary<int, Local>();
        foreach (int i in Enumerable.Range(0, call.Arguments.Count).Where(i => call.Arguments[i].Type.IsArray && activity.IsActive(call.Arguments[i])))
        {
            slopes[i] = locals.Temporary("slope", Shapes.DerivativeOf(call.Arguments[i].Type));
        }

        var partials = new RuleCall(gradient, locals)
        {
            Arguments = [.. call.Arguments],
            Target = target,
            IsWritten = i => IsWritten(call, i),
            DerivativeOf = i => slopes.TryGetValue(i, out Local? cells) ? new Read(cells) : null,
        };
        Stmt[] run = [.. partials.Statements(null).Select(s => s is Invoke invoke ? invoke with { Source = statement.Source, Origin = statement.Origin } : s)];
        Expr d = Named(adjoint.Value, target, statement.Source, reversal);
        foreach (KeyValuePair<int, Local> slope in slopes)
        {
            Local kept = slope.Value;
            if (!reversal.IsJoint)
            {
                var tape = new CellTape(locals, tapes.For(kept.Type.ElementType), kept);
                reversal.Primal.AddRange(tape.Record.Reverse());
                reversal.Adjoint.AddRange(tape.TakeBack);
                kept = tape.Copy;
            }

            Local derivative = AdjointOf(((Read)call.Arguments[slope.Key]).Local);
            reversal.Adjoint.Add(ScaledSum.Of(locals, d, kept, derivative) with { Heading = statement.Source });
        }

        reversal.Primal.AddRange(run.AsEnumerable().Reverse());
        foreach (KeyValuePair<int, Local> slope in slopes)
        {
            reversal.Primal.Add(new Define(slope.Value, Shapes.AllocateLike(((Read)call.Arguments[slope.Key]).Local, slope.Value.Type)));
        }

        foreach (KeyValuePair<int, Local> slope in partials.Derivatives.Where(s => activity.IsActive(call.Arguments[s.Key])))
        {
            Local operand = ((Read)call.Arguments[slope.Key]).Local;
            Adjoint contribution = ChainRule.Contribution(adjoint with { Value = d }, new Partial(new Read(slope.Value)) { NeedsGuard = true, MayBeInfinite = true }, facts.Ranges);
            adjoints.Add(operand, contribution with { Value = Algebra.ConvertTo(contribution.Value, operand.Type) });
        }
    }

    /// <summary>A derivative that runs the method again starts from what the method started from.</summary>
    private void KeepWritten(Call call, RuleMethod rule, Expr[] arguments, Reversal reversal)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!IsWritten(call, i)) continue;
            Local array = ((Read)call.Arguments[i]).Local;
            var tape = new CellTape(locals, tapes.For(array.Type.ElementType), array, TakesSpan(rule, i));
            reversal.Primal.AddRange(tape.Record.Reverse());
            reversal.Adjoint.AddRange(tape.TakeBack);
            arguments[i] = new Read(tape.Copy);
        }
    }

    private static bool TakesSpan(RuleMethod rule, int argument) => rule.Parameters.Any(p => p.Role == RuleRole.Argument && p.Of == argument && p.Type.Shape is (Shape.Span or Shape.ReadOnlySpan));

    private static bool IsWritten(Call call, int argument) =>
        !call.Untouched.Contains(argument) && call.Arguments[argument] is Read { Local.Type: { IsArray: true, Shape: not Shape.ReadOnlySpan } };
}
