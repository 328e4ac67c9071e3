using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Writes constants of a type that a type parameter stands for.</summary>
internal static class GenericLiteral
{
    /// <summary>The constant: <c>T.One</c>, <c>T.Pi</c>, <c>T.CreateChecked(0.5)</c>.</summary>
    public static string Of(Number number)
    {
        string type = number.Type.Element;
        return $"{type}.{Named(number) ?? $"CreateChecked({LiteralWriter.Integer(number) ?? LiteralWriter.Exact(new Number(number.Value, IrType.Double))})"}";
    }

    /// <summary>The static property that every type of floating-point numbers has for the constant; null where it has none.</summary>
    public static string? Named(Number number) => number.Value switch
    {
        0 => double.IsNegativeInfinity(1 / number.Value) ? "NegativeZero" : "Zero",
        1 => "One",
        -1 => "NegativeOne",
        Math.PI => "Pi",
        Math.E => "E",
        2 * Math.PI => "Tau",
        double.NaN => "NaN",
        double.PositiveInfinity => "PositiveInfinity",
        double.NegativeInfinity => "NegativeInfinity",
        _ => null,
    };
}
