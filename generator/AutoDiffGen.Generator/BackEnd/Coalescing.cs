using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>
/// Puts values of normal form that are never alive together into one variable, so that a running sum is again
/// <c>sum += e</c> and a variable assigned in a branch is one variable.
/// </summary>
internal sealed class Coalescing
{
    private readonly Dictionary<int, List<Local>> members = [];
    private readonly Dictionary<int, int> classes = [];
    private readonly HashSet<int> parameters;

    /// <summary>What cannot share its variable: parameters, and the counters of loops.</summary>
    private readonly HashSet<int> unshared;
    private readonly Interference interference;

    private Coalescing(Function function)
    {
        interference = Interference.Of(function);
        parameters = [.. function.Parameters.Select(p => p.Local.Id)];
        unshared = [.. parameters, .. function.Body.DescendantStatements().OfType<Loop>().Where(l => l.Counter is not null).Select(l => l.Counter!.Index.Id)];
    }

    public static Coalescing Of(Function function)
    {
        var coalescing = new Coalescing(function);
        Loop[] loops = [.. function.Body.DescendantStatements().OfType<Loop>()];
        foreach (Carried carried in loops.SelectMany(l => l.Carried)) coalescing.Merge(carried.Head, carried.Result);
        foreach (Carried carried in loops.SelectMany(l => l.Carried))
        {
            coalescing.Try(carried.Head, carried.Next);
            coalescing.Try(carried.Head, carried.Initial);
        }

        foreach (Result result in function.Body.DescendantStatements().OfType<If>().SelectMany(s => s.Results))
        {
            coalescing.Try(result.Target, result.WhenFalse);
            coalescing.Try(result.Target, result.WhenTrue);
        }

        foreach (Output output in function.Outputs) coalescing.TryOutput(output, function);
        return coalescing;
    }

    /// <summary>The variable that stands for the value: the parameter among them, or the first that the user named.</summary>
    public Local VariableOf(Local local)
    {
        List<Local> all = MembersOf(local);
        return all.Find(m => parameters.Contains(m.Id))
            ?? all.Where(m => !m.IsTemporary).OrderBy(m => m.Id).FirstOrDefault()
            ?? all.OrderBy(m => m.Id).First();
    }

    private List<Local> MembersOf(Local local) =>
        classes.TryGetValue(local.Id, out int number) ? members[number] : [local];

    private void Try(Local target, Expr value)
    {
        if (value is not Read { Local: var source } || source.Type != target.Type || source.Type.IsArray) return;
        List<Local> first = MembersOf(target), second = MembersOf(source);
        if (ReferenceEquals(first, second)) return;
        if (first.Concat(second).Any(m => unshared.Contains(m.Id))) return;
        if (first.Any(a => second.Any(b => interference.Between(a, b)))) return;
        Merge(target, source);
    }

    /// <summary>An <c>out</c> parameter is itself the variable that its value is summed in.</summary>
    private void TryOutput(Output output, Function function)
    {
        if (output.Value is not Read { Local: var source } || source.Type != output.Parameter.Type) return;
        Parameter parameter = function.Parameters.First(p => p.Local.Equals(output.Parameter));
        bool isTaken = MembersOf(source).Any(m => unshared.Contains(m.Id));
        if (parameter.Mode == PassingMode.Out && !isTaken) Merge(output.Parameter, source);
    }

    private void Merge(Local first, Local second)
    {
        List<Local> all = [.. MembersOf(first), .. MembersOf(second)];
        int number = all.Min(m => m.Id);
        members[number] = all;
        foreach (Local member in all) classes[member.Id] = number;
    }
}
