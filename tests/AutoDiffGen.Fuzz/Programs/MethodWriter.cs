using System.Globalization;
using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>Writes one random method, statement by statement; everything it writes compiles and ends.</summary>
internal sealed partial class MethodWriter
{
    private const int DeepestBlock = 3;

    private readonly Choices choices;
    private readonly IReadOnlyList<Callee> callees;
    private readonly Callee self;
    private readonly StringBuilder text = new();
    private List<Variable> scope;
    private Kind returns;
    private int names;
    private int budget;
    private int depth;
    private int loops;

    /// <summary>How many lambdas, and queries among them, the next expression stands in.</summary>
    private int functions;
    private bool isPure;

    public MethodWriter(Choices choices, IReadOnlyList<Callee> callees, Callee self, int budget)
    {
        this.choices = choices;
        this.callees = callees;
        this.self = self;
        this.budget = budget;
        returns = self.Returns;
        scope = [.. self.Parameters];
    }

    /// <summary>Whether there is a generic method to call.</summary>
    public bool HasGeneric { get; init; }

    /// <summary>The method, with modifiers and attributes put before it.</summary>
    public string Write(string modifiers)
    {
        string parameters = string.Join(", ", self.Parameters.Select(p => p.Declaration));
        Line($"{modifiers} static {Variable.NameOf(returns)} {self.Name}({parameters})");
        Line("{");
        depth++;
        GiveOut();
        if (self.IsRecursive) Line($"if ({self.Parameters[^1].Name} <= 0) {Return(0)}");
        if (self.Name == "F") Containers();
        Statements();
        if (returns == Kind.Number) Line($"return {string.Join(" + ", self.Parameters.Where(p => p.NumbersInCells > 0).Select(p => $"0.1 * {p.FirstNumber}").Prepend(Number(2)))};");
        else if (returns != Kind.Nothing) Line(Return(2));
        depth--;
        Line("}");
        return text.ToString();
    }

    private void GiveOut()
    {
        foreach (Variable given in self.Parameters.Where(p => p.Passing == "out"))
        {
            scope.Remove(given);
            Line($"{given.Name} = {Of(given.Kind, 1)};");
            scope.Add(given);
        }
    }

    private string Return(int levels) => returns == Kind.Nothing ? "return;" : $"return {Of(returns, levels)};";

    private void Statements()
    {
        int count = 1 + choices.Below(4);
        for (int i = 0; i < count && budget > 0; i++) Statement();
    }

    private void Block(Action? end = null)
    {
        int outer = scope.Count;
        Line("{");
        depth++;
        Statements();
        end?.Invoke();
        depth--;
        Line("}");
        scope.RemoveRange(outer, scope.Count - outer);
    }

    private void Line(string line) => text.Append(' ', 4 * (depth + 1)).Append(line).Append('\n');

    private string NewName(string stem) => stem + (++names).ToString(CultureInfo.InvariantCulture);

    private Variable? Any(Func<Variable, bool> which)
    {
        List<Variable> found = scope.FindAll(v => which(v));
        return found.Count == 0 ? null : found[^(1 + choices.Below(found.Count))];
    }

    private Variable? AnyNumber() => Any(v => v is { Kind: Kind.Number, IsAssignable: true });

    private string Literal() => choices.Of("1.0", "0.5", "2.0", "-1.0", "0.25", "1.5", "-0.75", "3.0", "0.0");
}
