using System.Globalization;
using System.Numerics;
using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>
/// Operations on constants that overflow, divide by zero or convert what does not fit. C# computes them while it compiles, and
/// refuses; the user's, of variables whose values turned out to be known, wrap or throw at run time.
/// </summary>
internal static class FailedConstant
{
    /// <summary>The expression; where C# would refuse it, one that it computes at run time.</summary>
    public static Expr Avoided(Expr expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } quotient when ValueOf(quotient.Right) is { IsZero: true } => quotient with { Right = AtRunTime(quotient.Right) },
        Unary or Binary or Convert when Fails(expression) => AtRunTime(expression),
        _ => expression,
    };

    /// <summary>A number in copied text, of which it is not known what is computed with it there.</summary>
    public static Expr AvoidedInText(Expr operand) => operand is Literal { Type.Name: var type } && (NumericTypes.IsIntegral(type) || type == "decimal") ? AtRunTime(operand) : operand;

    private static bool Fails(Expr expression) => NumericTypes.IsIntegral(expression.Type.Name) && ValueOf(expression) is null && expression switch
    {
        Convert { Operand: Number } => true,
        _ => expression.Children().All(c => ValueOf(c) is not null),
    };

    /// <summary>The same with a call in the place of the first constant, which makes it none for C#.</summary>
    private static Expr AtRunTime(Expr expression) => expression switch
    {
        Literal { Type.Name: "char" } constant => constant with { Text = $"(char)int.Min({constant.Text}, {constant.Text})" },
        Literal constant => constant with { Text = $"{constant.Type.Name}.Min({constant.Text}, {constant.Text})" },
        Number constant when LiteralWriter.Exact(constant) is var text => new Literal($"{constant.Type.Name}.Min({text}, {text})", constant.Type),
        Unary unary => unary with { Operand = AtRunTime(unary.Operand) },
        Binary binary => binary with { Left = AtRunTime(binary.Left) },
        Convert convert => convert with { Operand = AtRunTime(convert.Operand) },
        _ => expression,
    };

    /// <summary>What C# computes; null for what is no constant, and for what it refuses.</summary>
    private static BigInteger? ValueOf(Expr expression) => expression switch
    {
        _ when !NumericTypes.IsIntegral(expression.Type.Name) => null,
        Literal constant => Parse(constant.Text),
        Convert { Operand: Number { Value: var number } } => double.IsNaN(number) || double.IsInfinity(number) ? null : InRange(new BigInteger(number), expression.Type),
        Convert convert when ValueOf(convert.Operand) is { } operand => InRange(operand, convert.Type),
        Unary { Operator: UnaryOperator.Negate } unary when ValueOf(unary.Operand) is { } operand => InRange(-operand, unary.Type),
        Unary { Operator: UnaryOperator.Complement } unary when ValueOf(unary.Operand) is { } operand => Wrapped(~operand, unary.Type),
        Binary binary when ValueOf(binary.Left) is { } left && ValueOf(binary.Right) is { } right => ValueOf(binary.Operator, left, right, binary.Type),
        _ => null,
    };

    private static BigInteger? ValueOf(BinaryOperator op, BigInteger left, BigInteger right, IrType type) => op switch
    {
        BinaryOperator.Add => InRange(left + right, type),
        BinaryOperator.Subtract => InRange(left - right, type),
        BinaryOperator.Multiply => InRange(left * right, type),
        BinaryOperator.Divide => right.IsZero ? null : InRange(left / right, type),
        BinaryOperator.Remainder => right.IsZero || InRange(left / right, type) is null ? null : left % right,
        BinaryOperator.And => left & right,
        BinaryOperator.Or => left | right,
        BinaryOperator.ExclusiveOr => left ^ right,
        BinaryOperator.ShiftLeft => Wrapped(left << Count(right, type), type),
        BinaryOperator.ShiftRight => left >> Count(right, type),
        _ => null,
    };

    private static int Count(BigInteger count, IrType type) => (int)(count & (Bits(type) - 1));

    private static int Bits(IrType type) => type.Name switch
    {
        "sbyte" or "byte" => 8,
        "short" or "ushort" or "char" => 16,
        "int" or "uint" => 32,
        _ => 64,
    };

    private static BigInteger Smallest(IrType type) => type.Name is "sbyte" or "short" or "int" or "long" ? -(BigInteger.One << (Bits(type) - 1)) : BigInteger.Zero;

    private static BigInteger? InRange(BigInteger value, IrType type) => Wrapped(value, type) == value ? value : null;

    private static BigInteger Wrapped(BigInteger value, IrType type)
    {
        BigInteger smallest = Smallest(type), count = BigInteger.One << Bits(type);
        BigInteger above = (value - smallest) % count;
        return smallest + (above.Sign < 0 ? above + count : above);
    }

    private static BigInteger? Parse(string text)
    {
        if (text[0] != '\'') return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value) ? value : null;
        if (text[1] != '\\') return text[1];
        if (text[2] == 'u') return int.Parse(text.Substring(3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return "abtnvfr".IndexOf(text[2]) is var control and >= 0 ? '\a' + control : text[2] == '0' ? 0 : text[2];
    }
}
