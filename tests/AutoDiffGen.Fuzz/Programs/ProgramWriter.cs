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
        for (int i = 0; i < count; i++)
        {
            Callee callee = NewCallee("G" + i.ToString(CultureInfo.InvariantCulture), choices);
            methods.Append(new MethodWriter(choices, callees, callee, budget: 6).Write("private")).Append('\n');
            callees.Add(callee);
        }

        Callee entry = Entry(choices);
        methods.Append("    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]\n");
        methods.Append(new MethodWriter(choices, callees, entry, budget: 12).Write("public"));
        string source = $"public static partial class {name}\n{{\n{methods}\n{Adapters.Of(entry)}}}\n";
        return new RandomProgram(name, source, entry.Parameters);
    }

    private static Callee Entry(Choices choices)
    {
        var parameters = new List<Variable> { new("x", Kind.Number) };
        if (choices.OneIn(2)) parameters.Add(new Variable("y", Kind.Number));
        if (choices.OneIn(2)) parameters.Add(new Variable("a", choices.Of(Kind.Array, Kind.ReadOnlySpan, Kind.Span), 3));
        if (choices.OneIn(4)) parameters.Add(new Variable("b", choices.Of(Kind.Array, Kind.ReadOnlySpan, Kind.Span), 4));
        if (choices.OneIn(3)) parameters.Add(new Variable("n", Kind.Count, 4));
        return new Callee("F", parameters, ReturnsNumber: true, IsRecursive: false);
    }

    private static Callee NewCallee(string name, Choices choices)
    {
        var parameters = new List<Variable> { new("p", Kind.Number) };
        if (choices.OneIn(2)) parameters.Add(new Variable("q", Kind.Number));
        bool hasArray = choices.OneIn(3);
        if (hasArray) parameters.Add(new Variable("c", choices.Of(Kind.Span, Kind.ReadOnlySpan, Kind.Array), 3));
        bool isRecursive = choices.OneIn(4);
        if (isRecursive) parameters.Add(new Variable("depth", Kind.Count, 4, IsFixed: true));
        return new Callee(name, parameters, ReturnsNumber: !hasArray || choices.OneIn(2), isRecursive);
    }
}
