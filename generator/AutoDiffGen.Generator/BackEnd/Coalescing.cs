using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>
/// Puts values of normal form that are never alive together into one variable, so that a running sum is again
/// <c>sum += e</c> and a variable assigned in a branch is one variable.
/// </summary>
internal sealed class Coalescing
{
    private readonly NumberMap<Variable> variables = new();
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
        foreach (Carried carried in loops.SelectMany(l => l.Carried)) coalescing.Merge(coalescing.Of(carried.Head), coalescing.Of(carried.Result));
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

    /// <summary>Values that share a variable.</summary>
    private sealed class Variable(Local local, HashSet<int> neighbours)
    {
        public List<Local> Members { get; } = [local];

        /// <summary>The values that are alive together with one of the members.</summary>
        public HashSet<int> Neighbours { get; } = neighbours;

        public bool IsUnshared { get; set; }

        public Local? Name { get; set; }
    }

    /// <summary>The variable that stands for the value: the parameter among them, or the first that the user named.</summary>
    public Local VariableOf(Local local)
    {
        if (!variables.TryGetValue(local.Id, out Variable? variable)) return local;
        return variable.Name ??= variable.Members.Find(m => parameters.Contains(m.Id))
            ?? variable.Members.Where(m => !m.IsTemporary).OrderBy(m => m.Id).FirstOrDefault()
            ?? variable.Members.OrderBy(m => m.Id).First();
    }

    private Variable Of(Local local)
    {
        if (!variables.TryGetValue(local.Id, out Variable? variable))
        {
            variables[local.Id] = variable = new Variable(local, interference.With(local)) { IsUnshared = unshared.Contains(local.Id) };
        }

        return variable;
    }

    private void Try(Local target, Expr value)
    {
        if (value is not Read { Local: var source } || source.Type != target.Type || source.Type.IsArray) return;
        Variable first = Of(target), second = Of(source);
        if (ReferenceEquals(first, second)) return;
        if (first.IsUnshared || second.IsUnshared || Interfere(first, second)) return;
        Merge(first, second);
    }

    private static bool Interfere(Variable first, Variable second) => first.Members.Count < second.Members.Count
        ? first.Members.Exists(m => second.Neighbours.Contains(m.Id))
        : second.Members.Exists(m => first.Neighbours.Contains(m.Id));

    /// <summary>An <c>out</c> parameter is itself the variable that its value is summed in.</summary>
    private void TryOutput(Output output, Function function)
    {
        if (output.Value is not Read { Local: var source } || source.Type != output.Parameter.Type) return;
        Parameter parameter = function.Parameters.First(p => p.Local.Equals(output.Parameter));
        if (parameter.Mode == PassingMode.Out && !Of(source).IsUnshared) Merge(Of(output.Parameter), Of(source));
    }

    /// <summary>The smaller goes into the larger, so that long chains of merges stay cheap.</summary>
    private void Merge(Variable first, Variable second)
    {
        var (into, from) = first.Members.Count < second.Members.Count ? (second, first) : (first, second);
        into.Members.AddRange(from.Members);
        into.Neighbours.UnionWith(from.Neighbours);
        into.IsUnshared |= from.IsUnshared;
        foreach (Local member in from.Members) variables[member.Id] = into;
    }
}
