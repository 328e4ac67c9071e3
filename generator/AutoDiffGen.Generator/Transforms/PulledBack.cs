using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Which arguments of the callees that keep a body of their own go to their pullbacks too: numbers, which a tape can hold,
/// and what is still there and unchanged when the callers run backwards.
/// </summary>
/// <remarks>Of everything else, such as an array made in an iteration, the callee records what its adjoint needs.</remarks>
internal sealed class PulledBack
{
    private readonly Dictionary<string, bool[]> passed = new(StringComparer.Ordinal);

    public PulledBack(ClosedForm form)
    {
        Function[] all = [.. form.Separate.Values.Prepend(form.Method)];
        bool isWritten = all.Any(f => WrittenArrays.Of(f.Body).Count > 0);
        foreach (Function callee in form.Separate.Values)
        {
            passed[callee.Id] = [.. callee.Parameters.Select(p => !p.Local.Type.IsArray || !isWritten)];
        }

        bool changed;
        do
        {
            changed = false;
            foreach (Function function in all) changed |= Visit(function, SettledIn(function, isMethod: ReferenceEquals(function, form.Method)));
        }
        while (changed);
    }

    /// <summary>For each parameter of the callee, whether the pullback has it.</summary>
    public IReadOnlyList<bool> this[string callee] => passed[callee];

    private bool Visit(Function function, HashSet<int> settled)
    {
        bool changed = false;
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            if (statement is not (Define { Value: Call } or Effect { Value: Call })) continue;
            var call = (Call)statement.Operands().Single();
            if (!passed.TryGetValue(call.Method, out bool[]? known)) continue;
            for (int i = 0; i < known.Length; i++)
            {
                if (!known[i] || IsSettled(call.Arguments[i], settled)) continue;
                known[i] = false;
                changed = true;
            }
        }

        return changed;
    }

    private static bool IsSettled(Expr argument, HashSet<int> settled) => argument switch
    {
        Read { Local: var local } => settled.Contains(local.Id) || Tapes.CanHold(local.Type),
        Number or Literal => true,
        _ => Tapes.CanHold(argument.Type) && argument.Reads().All(l => settled.Contains(l.Id) || Tapes.CanHold(l.Type)),
    };

    /// <summary>What a method has defined outside of all choices and loops is there until its end; of a callee, only what its pullback has.</summary>
    private HashSet<int> SettledIn(Function function, bool isMethod)
    {
        IEnumerable<Local> parameters = function.Parameters.Select(p => p.Local);
        HashSet<int> settled = [.. (isMethod ? parameters.Concat(function.Body.Statements.SelectMany(s => s.Defines())) : parameters.Where((_, i) => passed[function.Id][i])).Select(l => l.Id)];
        foreach (Define define in function.Body.DescendantStatements().OfType<Define>())
        {
            if (define.Target.Type.Shape == Shape.Scalar && define.Value is { } value && IsFoundAgain(value, settled)) settled.Add(define.Target.Id);
        }

        return settled;
    }

    /// <summary>An object that is reached from another one is reached from it again.</summary>
    private static bool IsFoundAgain(Expr value, HashSet<int> settled) =>
        value.IsPure() && !value.DescendantsAndSelf().Any(static e => e is Element) && value.Reads().All(l => settled.Contains(l.Id));
}
