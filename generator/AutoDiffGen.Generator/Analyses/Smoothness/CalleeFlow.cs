using System.Numerics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>What callees with a body of their own do with derivatives: with respect to which arguments some come in, with respect to which some come out, and which end at a step function.</summary>
internal sealed class CalleeFlow
{
    private readonly IReadOnlyDictionary<string, Function> callees;
    private readonly Dictionary<string, DependenceAnalysis> dependences = [];
    private readonly Dictionary<string, bool[]> entering = [], passing = [];
    private readonly Dictionary<string, Dictionary<Expr, bool[]>> steps = [];

    private CalleeFlow(IReadOnlyDictionary<string, Function> callees)
    {
        this.callees = callees;
        foreach (Function callee in callees.Values)
        {
            (entering[callee.Id], passing[callee.Id]) = (new bool[callee.Parameters.Count], new bool[callee.Parameters.Count]);
            steps[callee.Id] = new Dictionary<Expr, bool[]>(ReferenceComparer<Expr>.Instance);
        }
    }

    /// <summary>The callees that a derivative enters.</summary>
    public IEnumerable<Function> Entered => callees.Values.Where(c => entering[c.Id].Any(static e => e));

    public static CalleeFlow Of(ClosedForm form)
    {
        var flow = new CalleeFlow(form.Separate);
        while (flow.callees.Values.Any(flow.Pass))
        {
        }

        return flow;
    }

    /// <summary>The numbers that a derivative enters the callee with.</summary>
    public IReadOnlyList<Local> InputsOf(Function callee) => [.. Numbers(callee).Where(p => entering[callee.Id][p]).Select(p => callee.Parameters[p].Local)];

    public static IEnumerable<Expr> OutputsOf(Function callee)
    {
        ArrayUse use = ArrayUses.Of(callee);
        return SmoothnessCheck.Outputs(callee, callee.Parameters.Where(p => p.Local.Type.IsReal && use.IsWritten(p)));
    }

    /// <summary>Whether what the call gives has a derivative with respect to an argument.</summary>
    public bool ComesThrough(Call call, int argument) => !passing.TryGetValue(call.Method, out bool[]? passes) || passes[argument];

    /// <summary>Follows the derivatives of a method into its callees, and theirs.</summary>
    public void Enter(Function method, DependenceAnalysis dependence)
    {
        Enter(method, e => !dependence.DerivativeOf(e).IsZero);
        while (callees.Values.Any(c => Enter(c, e => Arrives(c, e))))
        {
        }
    }

    /// <summary>Notes that derivatives with respect to some inputs of a callee arrive at a step function.</summary>
    public void AddStep(Function callee, Expr step, IEnumerable<Local> inputs) =>
        steps[callee.Id][step] = [.. callee.Parameters.Select(p => inputs.Contains(p.Local))];

    /// <summary>The step functions in the callee and in its callees, each with the arguments whose derivatives arrive there.</summary>
    public IReadOnlyDictionary<Expr, bool[]> StepsIn(string callee) => steps.TryGetValue(callee, out Dictionary<Expr, bool[]>? known) ? known : new Dictionary<Expr, bool[]>();

    /// <summary>Makes the steps of callees known to those that call them.</summary>
    public void SpreadSteps()
    {
        while (callees.Values.Any(Spread))
        {
        }
    }

    public static IEnumerable<Call> CallsIn(Function function) => function.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Call>();

    private static int[] Numbers(Function callee) =>
        [.. Enumerable.Range(0, callee.Parameters.Count).Where(p => callee.Parameters[p] is { Local.Type.IsReal: true, Mode: not PassingMode.Out })];

    private bool Pass(Function callee)
    {
        int[] numbers = Numbers(callee);
        var dependence = dependences[callee.Id] = DependenceAnalysis.Run(callee, [.. numbers.Select(p => callee.Parameters[p].Local)], [], ComesThrough);
        BigInteger reached = OutputsOf(callee).Aggregate(BigInteger.Zero, (all, output) => all | dependence.DerivativeOf(output));
        return numbers.Where((_, i) => IsIn(i, reached)).Any(p => Set(passing[callee.Id], p));
    }

    private bool Enter(Function caller, Func<Expr, bool> isVaried)
    {
        bool isNew = false;
        foreach (Call call in CallsIn(caller).Where(c => entering.ContainsKey(c.Method)))
        {
            for (int i = 0; i < call.Arguments.Count; i++) isNew |= isVaried(call.Arguments[i]) && Set(entering[call.Method], i);
        }

        return isNew;
    }

    private bool Arrives(Function callee, Expr expr) => ArrivingAt(callee, expr).Any();

    /// <summary>The positions of the parameters with respect to which an expression of the callee has a derivative.</summary>
    private IEnumerable<int> ArrivingAt(Function callee, Expr expr)
    {
        BigInteger inputs = dependences[callee.Id].DerivativeOf(expr);
        return Numbers(callee).Where((p, i) => IsIn(i, inputs) && entering[callee.Id][p]);
    }

    private bool Spread(Function caller)
    {
        bool isNew = false;
        foreach (Call call in CallsIn(caller))
        {
            foreach (var step in StepsIn(call.Method).ToList())
            {
                if (!steps[caller.Id].TryGetValue(step.Key, out bool[]? known)) steps[caller.Id][step.Key] = known = new bool[caller.Parameters.Count];
                foreach (int p in call.Arguments.Where((_, i) => step.Value[i]).SelectMany(a => ArrivingAt(caller, a))) isNew |= Set(known, p);
            }
        }

        return isNew;
    }

    private static bool IsIn(int bit, BigInteger set) => !(set & (BigInteger.One << bit)).IsZero;

    private static bool Set(bool[] flags, int i) => !flags[i] && (flags[i] = true);
}
