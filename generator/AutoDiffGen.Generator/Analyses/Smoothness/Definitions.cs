using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>What the variables of a function in normal form are defined as.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<int, Expr> values = [];

    public static Definitions Of(Function function)
    {
        var definitions = new Definitions();
        foreach (Define define in function.Body.DescendantStatements().OfType<Define>())
        {
            if (define.Value is { } value) definitions.values[define.Target.Id] = value;
        }

        return definitions;
    }

    /// <summary>Of a variable its value; anything else as it is.</summary>
    public Expr Resolve(Expr expr) => expr is Read read && values.TryGetValue(read.Local.Id, out Expr? value) ? Resolve(value) : expr;

    /// <summary>Whether both are the same value, cells left aside, which may have changed in between.</summary>
    public bool AreSame(Expr left, Expr right) => left == right || Resolve(left) is var value && !value.ReadsCells() && value.IsPure() && value == Resolve(right);
}
