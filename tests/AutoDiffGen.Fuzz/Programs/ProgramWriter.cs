using System.Globalization;
using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>Writes random programs.</summary>
internal static class ProgramWriter
{
    public static RandomProgram Write(string name, Choices choices)
    {
        var callees = new List<Callee>();
        var methods = new StringBuilder();
        int count = choices.Below(3);
        bool hasGeneric = choices.OneIn(4);
        for (int i = 0; i < count; i++)
        {
            Callee callee = NewCallee("G" + i.ToString(CultureInfo.InvariantCulture), choices);
            methods.Append(new MethodWriter(choices, callees, callee, budget: 6) { HasGeneric = hasGeneric }.Write("private")).Append('\n');
            callees.Add(callee);
        }

        Callee entry = Entry(choices);
        methods.Append("    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]\n");
        methods.Append(new MethodWriter(choices, callees, entry, budget: 12) { HasGeneric = hasGeneric }.Write("public"));
        string generic = hasGeneric ? GenericMethods.Write("H", choices) : "";
        string body = methods.ToString();
        string pairs = (generic + body).Contains("Pair", StringComparison.Ordinal) ? Pairs.Source : "";
        bool isAliased = entry.Parameters.Count(p => p is { Kind: Kind.Array, Length: 3 }) == 2 && !entry.Parameters.Any(p => p.Kind is Kind.Rows or Kind.List || p.HasPairs);
        string source = $"public static partial class {name}\n{{\n{pairs}{generic}{body}\n{Adapters.Of(entry)}}}\n";
        return new RandomProgram(name, source, entry.Parameters, isAliased);
    }

    private static Callee Entry(Choices choices)
    {
        var parameters = new List<Variable> { new("x", Kind.Number) };
        if (choices.OneIn(2)) parameters.Add(new Variable("y", Kind.Number));
        bool areAlike = choices.OneIn(8);
        if (areAlike || choices.OneIn(2)) parameters.Add(new Variable("a", areAlike ? Kind.Array : choices.Of(Kind.Array, Kind.ReadOnlySpan, Kind.Span), 3));
        if (areAlike || choices.OneIn(4)) parameters.Add(new Variable("b", areAlike ? Kind.Array : choices.Of(Kind.Array, Kind.ReadOnlySpan, Kind.Span), areAlike ? 3 : 4));
        if (!areAlike && choices.OneIn(8)) parameters.Add(new Variable("w", choices.Of(Kind.Tuple, Kind.Rows, Kind.List), 3) { IsOfCaller = true });
        if (!areAlike && choices.OneIn(8)) parameters.Add(MethodWriter.NewPairs("ps", choices));
        if (choices.OneIn(3)) parameters.Add(new Variable("n", Kind.Count, 4));
        return new Callee("F", parameters, Kind.Number, IsRecursive: false);
    }

    /// <summary>A method that calls itself takes numbers and arrays, by value.</summary>
    private static Callee NewCallee(string name, Choices choices)
    {
        bool isRecursive = choices.OneIn(4);
        var parameters = new List<Variable> { new("p", Kind.Number) };
        if (choices.OneIn(2)) parameters.Add(new Variable("q", isRecursive ? Kind.Number : choices.Of(Kind.Number, Kind.Pair, Kind.Tuple)));
        if (!isRecursive && choices.OneIn(6)) parameters.Add(new Variable("g", Kind.Function, IsFixed: true));
        if (!isRecursive && choices.OneIn(4)) parameters.Add(new Variable("r", Kind.Number, Passing: choices.Of("ref", "out", "in")));
        int arrays = choices.Below(6) switch { 4 => 1, 5 => 2, _ => 0 };
        for (int i = 0; i < arrays; i++) parameters.Add(new Variable(i == 0 ? "c" : "d", choices.Of(Kind.Span, Kind.ReadOnlySpan, Kind.Array), 3) { IsSlice = !isRecursive });
        if (!isRecursive && choices.OneIn(5)) parameters.Add(new Variable("h", Kind.Pairs, 2));
        if (isRecursive) parameters.Add(new Variable("depth", Kind.Count, 4, IsFixed: true));
        Kind returns = arrays > 0 && choices.OneIn(2) ? Kind.Nothing
            : isRecursive ? Kind.Number : choices.Of(Kind.Number, Kind.Number, Kind.Number, Kind.Pair, Kind.Tuple);
        return new Callee(name, parameters, returns, isRecursive);
    }
}
