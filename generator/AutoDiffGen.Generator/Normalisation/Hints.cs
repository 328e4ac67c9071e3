using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Names for values that the user did not name.</summary>
internal static class Hints
{
    public static string For(Expr value) => value switch
    {
        Binary { Operator: BinaryOperator.Multiply } b when b.Left == b.Right => "square",
        Binary { Operator: BinaryOperator.Multiply } => "product",
        Binary { Operator: BinaryOperator.Divide } => "ratio",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        Binary { Operator: BinaryOperator.Add } => "sum",
        Unary { Operator: UnaryOperator.Negate } => "negated",
        Element { Array: Read array } => array.Local.Name + "Cell",
        Row { Array: Read array } => array.Local.Name + "Row",
        Apply slice when slice.IsSlice() && slice.Arguments[0] is Read array => array.Local.Name + "Slice",
        Apply apply => FunctionName(apply.Function),
        Call call => FunctionName(call.Method),
        { Type.Element: "bool" } => "taken",
        _ => "value",
    };

    /// <summary><c>M:System.Math.Exp(System.Double)</c> is <c>exp</c>.</summary>
    public static string FunctionName(string id)
    {
        int end = id.IndexOf('(');
        int start = id.LastIndexOf('.', end < 0 ? id.Length - 1 : end) + 1;
        string name = id.Substring(start, (end < 0 ? id.Length : end) - start);
        int arity = name.IndexOf('`');
        if (arity > 0) name = name.Substring(0, arity);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
