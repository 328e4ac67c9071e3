using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Optimiser;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// A method in normal form in which only those calls are left whose callees keep a body of their own: methods that call
/// themselves, directly or not, and methods too long to be repeated at each call.
/// </summary>
/// <param name="Method">The method that is to be differentiated.</param>
/// <param name="Separate">The callees with a body of their own, by id.</param>
internal sealed record ClosedForm(Function Method, IReadOnlyDictionary<string, Function> Separate)
{
    /// <summary>The number of statements up to which a callee is repeated at each call.</summary>
    private const int LongestRepeated = 60;

    /// <summary>The methods whose derivatives the user has written, by id. They are called, whatever their bodies are.</summary>
    public IReadOnlyDictionary<string, CustomRule> Rules { get; init; } = new Dictionary<string, CustomRule>();

    /// <summary>What the rules do, by their ids, for second derivatives; what they add to starts from zero.</summary>
    public IReadOnlyDictionary<string, Function> RuleBodies { get; init; } = new Dictionary<string, Function>();

    public static ClosedForm Of(Program program)
    {
        if (!InternalError.IsIn(program)) InjectedMistake.At("normalisation", program.Entry.Name);
        Dictionary<string, CustomRule> rules = program.Rules.ToDictionary(r => r.Method);
        Dictionary<string, Function> callees = program.Callees.Concat(program.Overruled).Append(program.Entry)
            .GroupBy(c => c.Id)
            .ToDictionary(g => g.Key, g => NormalForm.Of(g.First()));
        Dictionary<string, int> calls = callees.Values.SelectMany(CalleesOf).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        var inlined = new Dictionary<string, Function>();
        while (NextInlined(callees, inlined, calls, rules) is { } next) inlined[next.Id] = next;

        var separate = new SeparateCallees(
            callees.Values.Where(c => !inlined.ContainsKey(c.Id) && !rules.ContainsKey(c.Id) && calls.ContainsKey(c.Id)).Select(Whole),
            program.Callees.Where(c => c.IsNameless).Select(c => c.Name).Concat(program.Accessors.Select(a => a.Name)));
        IEnumerable<string> ruleBodies = rules.Values.SelectMany(r => r.All).Where(r => callees.ContainsKey(r.Id) && callees[r.Id].Parameters.Count == r.Parameters.Count).Select(r => r.Id);
        IEnumerable<string> overruled = callees.Keys.Where(id => rules.ContainsKey(id) && id != program.Entry.Id);
        Dictionary<string, Function> callers = separate.Adapt([.. ruleBodies.Concat(overruled).Prepend(program.Entry.Id).Distinct().Select(id => Whole(callees[id]))]).ToDictionary(c => c.Id, Closed);
        var form = new ClosedForm(callers[program.Entry.Id], separate.All.ToDictionary(c => c.Id, Closed))
        {
            Rules = rules,
            RuleBodies = ruleBodies.ToDictionary(id => id, id => RuleBody.Of(callers[id])),
        };
        return CalleeWrites.Note(form, overruled.ToDictionary(id => id, id => callers[id]));

        Function Whole(Function function) => Inlining.Run(function, inlined);

        Function Closed(Function function) => ClosedForm.Closed(function, separate.Sliced);
    }

    /// <summary>The next callee all of whose own callees are inlined already.</summary>
    private static Function? NextInlined(Dictionary<string, Function> callees, Dictionary<string, Function> inlined, Dictionary<string, int> calls, Dictionary<string, CustomRule> rules)
    {
        foreach (Function callee in callees.Values)
        {
            if (inlined.ContainsKey(callee.Id) || rules.ContainsKey(callee.Id) || !calls.TryGetValue(callee.Id, out int count)) continue;
            if (CalleesOf(callee).Any(id => callees.ContainsKey(id) && !inlined.ContainsKey(id) && !rules.ContainsKey(id))) continue;
            Function whole = Inlining.Run(callee, inlined);
            if (whole.IsTakenApart || whole.ReturnType.IsArray) return whole;
            bool isSmall = count == 1 || whole.Body.DescendantStatements().Take(LongestRepeated + 1).Count() <= LongestRepeated;
            if (isSmall && !Omitted.Includes(Optimisations.Inlining)) return whole;
        }

        return null;
    }

    private static Function Closed(Function function, IReadOnlyDictionary<string, HashSet<int>> sliced) =>
        LocalArrays.Run(CellReads.Run(Optimiser.Optimiser.Run(RowLengths.Run(RowAccess.Run(LoopCanonicalisation.Run(SliceResolution.Run(SwappedBuffers.Run(function), sliced)))))));

    private static IEnumerable<string> CalleesOf(Function function) =>
        function.Body.DescendantStatements().Select(CallOf).OfType<Call>().Select(c => c.Method);

    private static Expr? CallOf(Stmt statement) => statement switch
    {
        Define s => s.Value,
        Effect s => s.Value,
        MultiCall s => s.Call,
        _ => null,
    };
}
