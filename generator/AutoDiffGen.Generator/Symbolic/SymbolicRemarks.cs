using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>States a gradient as formulas: <c>∂/∂x = y, ∂/∂y = x</c>.</summary>
internal static class SymbolicRemarks
{
    private const int LongestLine = 160;

    private const int LargestExpression = 100;

    /// <summary>One line, or one for each parameter; none when a derivative is not a formula or too long to be read.</summary>
    public static EquatableArray<string> Of(Expr value, IEnumerable<Local> parameters)
    {
        if (value.DescendantsAndSelf().Skip(LargestExpression).Any()) return default;
        var lines = new List<string>();
        foreach (Local parameter in parameters)
        {
            if (SymbolicDerivative.Of(value, parameter) is not { } derivative) return default;
            string line = $"∂/∂{SymbolText.Of(parameter.Name.TrimStart('@'))} = {FormulaPrinter.Print(derivative)}";
            if (line.Length > LongestLine) return default;
            lines.Add(line);
        }

        string all = string.Join(", ", lines);
        return all.Length is > 0 and <= LongestLine ? EquatableArray.Of(all) : lines.ToEquatableArray();
    }
}
