using System.Globalization;
using System.Numerics;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>Looks for kinks, steps and vertical tangents that a derivative passes, and for inputs without one. What carries no derivative is never mentioned.</summary>
internal sealed class SmoothnessCheck
{
    private readonly Function function;
    private readonly IReadOnlyList<Local> inputs;
    private readonly Definitions definitions;
    private readonly DependenceAnalysis dependence;
    private readonly ValueRanges ranges;
    private readonly Expr[] watched;

    /// <summary>What the outputs depend on, by their values and by their derivatives.</summary>
    private readonly BigInteger values, derivatives;

    private readonly List<Finding> findings = [];
    private readonly List<int> active = [];
    private readonly List<int> overflowing = [];

    private SmoothnessCheck(Function function, IReadOnlyList<Local> inputs, IEnumerable<Expr> outputs, CalleeFlow flow)
    {
        this.function = function;
        this.inputs = inputs;
        definitions = Definitions.Of(function);
        watched = [.. function.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).Where(Irregularities.IsWatched)];
        dependence = DependenceAnalysis.Run(function, inputs, new HashSet<int>(watched.Select(e => e.Origin)), flow.ComesThrough);
        ranges = ValueRanges.Of(function);
        foreach (Expr output in outputs)
        {
            values |= dependence.ValueOf(output);
            derivatives |= dependence.DerivativeOf(output);
        }
    }

    /// <param name="form">A method that can be differentiated, with its callees.</param>
    public static SmoothnessReport Run(ClosedForm form)
    {
        Function method = form.Method;
        ArrayUse use = ArrayUses.Of(method);
        Parameter[] real = [.. method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsReal)];
        IEnumerable<Local> inputs = real.Where(p => p.Mode != PassingMode.Out && !use.IsOutputOnly(p)).Select(p => p.Local);
        CalleeFlow flow = CalleeFlow.Of(form);
        var check = new SmoothnessCheck(method, [.. inputs], Outputs(method, real.Where(use.IsWritten)), flow);
        check.Look(check.ReportStep);
        flow.Enter(method, check.dependence);
        foreach (Function callee in flow.Entered) check.Add(Of(callee, flow));
        flow.SpreadSteps();
        check.LookAtCalls(flow);
        check.LookAtInputs();
        return new SmoothnessReport(
            check.findings.Distinct().OrderBy(f => f.Origin).ToEquatableArray(),
            check.active.Distinct().OrderBy(o => o).ToEquatableArray(),
            check.overflowing.Distinct().OrderBy(o => o).ToEquatableArray());
    }

    /// <summary>A callee with a body of its own; what its steps stop is decided by who calls it.</summary>
    private static SmoothnessCheck Of(Function callee, CalleeFlow flow)
    {
        IReadOnlyList<Local> inputs = flow.InputsOf(callee);
        var check = new SmoothnessCheck(callee, inputs, CalleeFlow.OutputsOf(callee), flow);
        check.Look((step, through) => flow.AddStep(callee, step, inputs.Where((_, i) => !(through & (BigInteger.One << i)).IsZero)));
        return check;
    }

    public static IEnumerable<Expr> Outputs(Function function, IEnumerable<Parameter> written)
    {
        IEnumerable<Expr> outputs = function.Outputs.Select(o => o.Value).Concat(written.Select(p => (Expr)new Read(p.Local)));
        return function.Result is { } result ? outputs.Append(result) : outputs;
    }

    private void Add(SmoothnessCheck callee)
    {
        findings.AddRange(callee.findings);
        active.AddRange(callee.active);
        overflowing.AddRange(callee.overflowing);
    }

    private void Look(Action<Expr, BigInteger> step)
    {
        foreach (Expr expr in watched)
        {
            if ((dependence.MarkOf(expr) & values).IsZero) continue;
            BigInteger through = Through(expr);
            if (through.IsZero) continue;
            active.Add(expr.Origin);
            if (expr is Apply formula && OverflowLimits.MayBePassed(formula, definitions, ranges)) overflowing.Add(expr.Origin);
            if (Irregularities.IsEquality(expr)) Report(DiagnosticIds.EqualityOfActive, expr);
            else if (Irregularities.IsStep(expr, definitions)) step(expr, through);
            else if (Irregularities.KinkOf(expr) is { } kink) Report(DiagnosticIds.Kink, expr, kink);
            else if (SteepPoint(expr) is { } point) Report(DiagnosticIds.InfiniteDerivative, expr, point);
        }
    }

    private void ReportStep(Expr expr, BigInteger through)
    {
        if (Lost(through) is { IsZero: false } lost) Report(DiagnosticIds.StepFunction, expr, Names(lost));
        else if (!through.IsZero) Report(DiagnosticIds.Kink, expr, Irregularities.AtAStep);
    }

    /// <summary>The steps in callees with a body of their own.</summary>
    private void LookAtCalls(CalleeFlow flow)
    {
        var through = new Dictionary<Expr, BigInteger>(ReferenceComparer<Expr>.Instance);
        foreach (Call call in CalleeFlow.CallsIn(function))
        {
            foreach (var step in flow.StepsIn(call.Method))
            {
                through.TryGetValue(step.Key, out BigInteger known);
                through[step.Key] = call.Arguments.Where((_, i) => step.Value[i]).Aggregate(known, (all, a) => all | dependence.DerivativeOf(a));
            }
        }

        foreach (var step in through) ReportStep(step.Key, step.Value);
    }

    /// <summary>The inputs whose derivatives arrive at the operation.</summary>
    private BigInteger Through(Expr expr) => expr.Children().Aggregate(BigInteger.Zero, (all, operand) => all | dependence.DerivativeOf(operand));

    /// <summary>Of these inputs, those with respect to which no derivative reaches an output.</summary>
    private BigInteger Lost(BigInteger some) => some & ~derivatives;

    private string Names(BigInteger some)
    {
        string[] names = [.. inputs.Where((_, i) => !(some & (BigInteger.One << i)).IsZero).Select(l => $"'{NameOf(l)}'")];
        return names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
    }

    /// <summary>The argument at which the slope is infinite, when it can be reached.</summary>
    private string? SteepPoint(Expr expr)
    {
        switch (expr)
        {
            case Binary { Operator: BinaryOperator.Divide } quotient:
                return !dependence.DerivativeOf(quotient.Right).IsZero && ranges.OfOperand(quotient).Low == 0 ? "0" : null;
            case Apply apply when RuleTable.TryGet(apply.Function, out DerivativeRule? rule):
                Range range = ranges.OfOperand(apply);
                if (rule.Name == "Log") return range.Low == 0 ? "0" : null;
                double[] points = [.. Irregularities.VerticalTangents(rule.Name).Where(range.Contains)];
                return points.Length > 0 && IsSteep(apply) ? string.Join(" or ", points.Select(static p => p.ToString(CultureInfo.InvariantCulture))) : null;
            default:
                return null;
        }
    }

    /// <summary>A whole power is infinite where its slope is.</summary>
    private bool IsSteep(Apply apply)
    {
        if (apply.Arguments.Count > 1 && ranges.IsWhole(apply.Arguments[1])) return false;
        bool[] isActive = [.. apply.Arguments.Select(a => !dependence.DerivativeOf(a).IsZero)];
        return RuleTable.PartialsOf(apply, apply, isActive.ToEquatableArray()).Any(p => p is { MayBeInfinite: true });
    }

    /// <summary>
    /// An input whose derivative is zero wherever there is one: it is without effect, or nothing but decisions are made with it.
    /// Of a struct, one field is enough: a method need not use every field.
    /// </summary>
    private void LookAtInputs()
    {
        List<Parameter> parameters = [.. BackEnd.StructBoundary.Declared(function)];
        BigInteger? stopped = null;
        var wholes = inputs.Select((local, i) => (Local: local, Bit: BigInteger.One << i)).GroupBy(p => p.Local.Member?.Whole ?? p.Local).ToList();
        foreach (var parts in wholes)
        {
            BigInteger bits = parts.Aggregate(BigInteger.Zero, static (all, part) => all | part.Bit);
            if (!(derivatives & bits).IsZero || !((stopped ??= Stopped()) & bits).IsZero || parts.Any(p => IsBlamed(p.Local))) continue;
            string id = (values & bits).IsZero ? DiagnosticIds.WithoutEffect : DiagnosticIds.ZeroDerivative;
            findings.Add(new Finding(id, EquatableArray.Of(parts.Key.Name), -1) { Parameter = parameters.FindIndex(p => p.Local.Equals(parts.Key)), IsOnlyInput = wholes.Count == 1 });
        }
    }

    /// <summary>Whether a step function has been found to be the end of its derivative.</summary>
    private bool IsBlamed(Local input) => findings.Any(f => f.Id == DiagnosticIds.StepFunction && f.Arguments[0].Contains($"'{NameOf(input)}'"));

    /// <summary>As the user writes it: <c>p.X</c>.</summary>
    private static string NameOf(Local input) => input.Member is { } member ? $"{member.Whole.Name}.{member.Path}" : input.Name;

    /// <summary>The inputs whose derivatives the user has stopped somewhere.</summary>
    private BigInteger Stopped() => function.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).Where(DependenceAnalysis.IsStop)
        .SelectMany(e => e.Children()).Aggregate(BigInteger.Zero, (all, operand) => all | dependence.ValueOf(operand));

    private void Report(string id, Expr expr, params string[] arguments) => findings.Add(new Finding(id, EquatableArray.Of(arguments), expr.Origin));
}
