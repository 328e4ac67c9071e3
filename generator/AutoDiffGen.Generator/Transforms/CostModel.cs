using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What it costs to compute a value again, in additions. More than a tape's push and pop together is not worth it.</summary>
internal static class CostModel
{
    private const int Dear = 100;

    private static readonly HashSet<string> CheapFunctions = new(StringComparer.Ordinal)
    {
        "Abs", "Max", "Min", "Clamp", "CopySign", "Sign", "FusedMultiplyAdd", "Floor", "Ceiling", "Truncate", "IsNaN", "Product",
        "MaxMagnitude", "MinMagnitude", "BitIncrement", "BitDecrement", "IsFinite", "IsInfinity", "DegreesToRadians", "RadiansToDegrees", "SliceLength", "SliceIndex",
    };

    public static int Of(Expr expr)
    {
        int operands = expr.Children().Sum(Of);
        return operands + expr switch
        {
            Read or Number or Literal or Length => 0,
            Binary { Operator: BinaryOperator.Divide } => 3,
            Apply apply => IsDear(apply) ? Dear : 1,
            Allocate or Call => Dear,
            _ => 1,
        };
    }

    /// <summary>Whether the function takes as long as dozens of additions.</summary>
    public static bool IsDear(Apply apply) => !CheapFunctions.Contains(NameOf(apply.Function));

    /// <summary><c>Exp</c> of <c>M:System.Math.Exp(System.Double)</c>.</summary>
    public static string NameOf(string id)
    {
        int end = id.IndexOf('(');
        if (end < 0) end = id.Length;
        int start = id.LastIndexOf('.', end - 1) + 1, arity = id.IndexOf('`', start);
        if (arity >= 0 && arity < end) end = arity;
        return id.Substring(start, end - start);
    }
}
