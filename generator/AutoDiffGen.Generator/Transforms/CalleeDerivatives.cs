using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// The derivatives of callees that keep a body of their own, each made once for each set of active arguments: in tangent
/// mode one function, in adjoint mode two that share the caller's tapes, the augmented primal and the pullback.
/// </summary>
internal sealed class CalleeDerivatives(ClosedForm form)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Function> made = new(StringComparer.Ordinal);

    private readonly PulledBack pulledBack = new(form);

    public EquatableArray<Function> Made => made.Values.ToEquatableArray();

    /// <summary>The callees that keep a body of their own.</summary>
    public IEnumerable<Function> Bodies => form.Separate.Values;

    /// <summary>Whether a callee has a slope that can be infinite where its value is not.</summary>
    public bool MayBeInfinite { get; } = form.Rules.Count > 0 || form.Separate.Values.Any(f =>
        InfiniteSlopes.Any(f.Body, ActivityAnalysis.OfCallee(f, [.. f.Parameters.Select(p => p.Local.Type.IsReal)])));

    /// <summary>The types of values that a callee may record; every callee is handed a tape for each.</summary>
    public IReadOnlyList<IrType> RecordTypes { get; } =
    [
        .. form.Separate.Values
            .SelectMany(f => f.Body.AllDefined().Concat(f.Parameters.Select(p => p.Local)))
            .Select(l => l.Type)
            .Where(Tapes.CanHold)
            .Append(IrType.Int)
            .Concat(form.Rules.Values.SelectMany(Recorded))
            .Distinct()
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>The function that runs the callee, or a function made for it, together with its tangents.</summary>
    /// <param name="id">The callee's id, or the name of the function.</param>
    /// <param name="active">For each parameter that is not <c>out</c>, whether it has a tangent.</param>
    /// <param name="nameOf">What the tangent of a variable is called.</param>
    public string Tangent(string id, bool[] active, Func<string, string> nameOf) => Named(Key(id, "Tangent", active), Find(id).Name, "Tangent", name =>
        Add(new CalleeTangent(this, Find(id), active, nameOf).Make(name)));

    /// <summary>The function that runs the callee and records, and the one that takes the records back.</summary>
    public (string Augmented, string Pullback) Adjoint(string id, bool[] active)
    {
        string augmented = Named(Key(id, "Augmented", active), Find(id).Name, "Augmented", _ => { });
        string pullback = Named(Key(id, "Pullback", active), Find(id).Name, "Pullback", name =>
        {
            var pair = new CalleeAdjoint(this, Find(id), active, pulledBack[id]);
            foreach (Function function in pair.Make(augmented, name)) Add(function);
        });
        return (augmented, pullback);
    }

    /// <summary>For each argument of the callee, whether the pullback gets it too.</summary>
    public IReadOnlyList<bool> PassedToPullback(string id) => pulledBack[id];

    /// <summary>A callee, or a function made for one.</summary>
    public Function Find(string id) => made.TryGetValue(id, out Function? found) || form.RuleBodies.TryGetValue(id, out found) ? found : form.Separate[id];

    /// <summary>The rule by which calls of a method are differentiated; null when it is its body.</summary>
    public CustomRule? RuleOf(string method) => form.Rules.TryGetValue(method, out CustomRule? rule) ? rule : null;

    /// <summary>The rule whose gradient is called; null when the call is of something else.</summary>
    public CustomRule? RuleOfGradient(Invoke invoke) => invoke.Rule is null ? null : form.Rules.Values.FirstOrDefault(r => r.Gradient?.Id == invoke.Function);

    /// <summary>What a rule may find on a tape: what was saved, and the cells of arrays.</summary>
    private static IEnumerable<IrType> Recorded(CustomRule rule) =>
        (rule.Vjp ?? rule.Gradient ?? rule.Jvp!).Parameters.Where(p => p.Role == RuleRole.Saved && rule.CanRecord || p.Role == RuleRole.Argument && p.Type.IsArray).Select(p => p.Type.ElementType);

    /// <summary>Spans do not outlive the call, which C# wants to know, as the memory of tapes may lie on the stack.</summary>
    public static string Scope(Local parameter) => parameter.Type.Shape is Shape.Span or Shape.ReadOnlySpan ? "scoped" : "";

    private void Add(Function function) => made[function.Name] = Optimiser.Optimiser.Run(function);

    private static string Key(string id, string suffix, bool[] active) => id + suffix + string.Concat(active.Select(a => a ? '1' : '0'));

    private string Named(string key, string of, string suffix, Action<string> make)
    {
        if (names.TryGetValue(key, out string? known)) return known;
        string stem = of.TrimStart('@') + suffix, name = stem;
        for (int i = 2; names.ContainsValue(name); i++) name = stem + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        names[key] = name;
        make(name);
        return name;
    }
}
