using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

internal sealed partial class ForwardTransform
{
    /// <summary>The method's own derivative takes the place of the call: it runs the method too.</summary>
    private void VisitSiblings(Local? target, Call call, CustomRule rule, string? source, List<Stmt> output)
    {
        target ??= call.Type == IrType.Void ? null : locals.Temporary("result", call.Type);
        var partials = new Dictionary<int, Local>();
        RuleMethod used = rule.Jvp ?? rule.Gradient ?? rule.Vjp!;
        if (rule.Jvp is null) AllocatePartials(call.Arguments, partials, output);
        var run = new RuleCall(used, locals)
        {
            Arguments = [.. call.Arguments],
            Target = target,
            Cotangent = new Number(1, call.Type),
            Outcome = used.Takes(RuleRole.Outcome) ? Named(target!) : null,
            IsWritten = i => call.Arguments[i] is Read read && call.Written.Contains(read.Local),
            DerivativeOf = i => partials.TryGetValue(i, out Local? cells) ? new Read(cells) : rule.Jvp is null ? null : TangentOfArgument(call.Arguments[i]),
        };
        output.AddRange(run.Statements(null).Select(s => s is Invoke invoke ? invoke with { Source = source } : s));
        if (rule.Jvp is null) SumOfPartials(target!, call.Arguments, run.Derivatives, partials, output);
    }

    /// <summary>Second derivatives: the partial derivatives that a gradient gave are differentiated by H·v.</summary>
    private void VisitGradient(Invoke invoke, CustomRule rule, List<Stmt> output)
    {
        output.Add(invoke);
        var arguments = new Dictionary<int, Expr>();
        var numbers = new Dictionary<int, Local>();
        var arrays = new Dictionary<int, Local>();
        int argument = 0, slope = 0;
        foreach (RuleParameter parameter in invoke.Rule!.Parameters)
        {
            if (parameter.Role == RuleRole.Argument) arguments[parameter.Of] = invoke.Arguments[argument++];
            else if (parameter.Mode == PassingMode.Out) numbers[parameter.Of] = invoke.Outputs[slope++];
            else arrays[parameter.Of] = ((Read)invoke.Arguments[argument++]).Local;
        }

        EquatableArray<Expr> given = Enumerable.Range(0, arguments.Count).Select(i => arguments[i]).ToEquatableArray();
        var product = new RuleCall(rule.Hvp!, locals)
        {
            Arguments = [.. given],
            DirectionOf = i => TangentOfArgument(given[i]),
            DerivativeOf = i => arrays.TryGetValue(i, out Local? cells) && activity.IsActive(cells) ? new Read(TangentOf(cells)) : null,
        };
        output.AddRange(product.Statements(null));
        foreach (KeyValuePair<int, Local> number in numbers) tangents[number.Value.Id] = new Adjoint(new Read(product.Derivatives[number.Key]), MayBeInfinite: true);
        if (invoke.Target is not { } target || !activity.IsActive(target)) return;
        SumOfPartials(target, given, numbers, arrays.Where(a => activity.IsActive(given[a.Key])).ToDictionary(a => a.Key, a => a.Value), output);
    }

    private Expr? TangentOfArgument(Expr argument) => !activity.IsActive(argument) ? null
        : argument is Read { Local: { Type.IsArray: true } array } ? new Read(TangentOf(array)) : TangentOf(argument);

    private void AllocatePartials(EquatableArray<Expr> arguments, Dictionary<int, Local> partials, List<Stmt> output)
    {
        foreach (int i in Enumerable.Range(0, arguments.Count).Where(i => arguments[i].Type.IsArray && activity.IsActive(arguments[i])))
        {
            Local array = ((Read)arguments[i]).Local;
            Local partial = partials[i] = locals.Temporary("slope", Shapes.DerivativeOf(array.Type));
            output.Add(new Define(partial, Shapes.AllocateLike(array, partial.Type)));
        }
    }
}
