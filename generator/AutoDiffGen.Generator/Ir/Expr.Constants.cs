namespace AutoDiffGen.Generator.Ir;

internal abstract partial record Expr
{
    public static Expr True { get; } = new Literal("true", IrType.Bool);

    public static Expr False { get; } = new Literal("false", IrType.Bool);

    public static Expr Zero(IrType type) => new Number(0, type);

    public static Expr Int(int value) => new Literal(value.ToString(System.Globalization.CultureInfo.InvariantCulture), IrType.Int);

    /// <summary>What a variable of the type holds before it is given a value.</summary>
    public static Expr Default(IrType type) => type switch
    {
        { IsRealScalar: true } => Zero(type),
        { Shape: Shape.Scalar, Element: "int" } => Int(0),
        { Shape: Shape.Scalar, Element: "bool" } => False,
        _ => new Literal("default", type),
    };

    /// <summary>The value of an <c>int</c> constant.</summary>
    public bool IsInt(out int value)
    {
        value = 0;
        return this is Literal { Type: { Element: "int", Shape: Shape.Scalar } } literal
            && int.TryParse(literal.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out value);
    }
}
