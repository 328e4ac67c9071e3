using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using static AutoDiffGen.Generator.Symbolic.FormulaAlgebra;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Reads an expression of scalars as a formula; null when it holds anything that mathematics has no short name for.</summary>
internal static class FormulaReader
{
    private static readonly Dictionary<string, string> NamesInMathematics = new(StringComparer.Ordinal)
    {
        ["Sin"] = "sin", ["Cos"] = "cos", ["Tan"] = "tan", ["Asin"] = "arcsin", ["Acos"] = "arccos", ["Atan"] = "arctan",
        ["Sinh"] = "sinh", ["Cosh"] = "cosh", ["Tanh"] = "tanh", ["Asinh"] = "arsinh", ["Acosh"] = "arcosh", ["Atanh"] = "artanh",
        ["Log2"] = "log₂", ["Log10"] = "log₁₀", ["Abs"] = "abs", ["Floor"] = "floor", ["Ceiling"] = "ceiling",
        ["Max"] = "max", ["Min"] = "min", ["Atan2"] = "atan2",
    };

    public static Formula? Read(Expr expr) => expr switch
    {
        Number number => Read(number),
        Literal => expr.IsInt(out int value) ? Number(value) : null,
        // A variable called e would be taken for Euler's number.
        Read { Local.Name: not "e" } read => new Symbol(read.Local.Name.TrimStart('@')),
        Convert { Type.IsRealScalar: true } convert => Read(convert.Operand),
        Unary { Operator: UnaryOperator.Negate } unary => Read(unary.Operand) is { } operand ? Negate(operand) : null,
        Binary binary => Read(binary.Left) is { } left && Read(binary.Right) is { } right ? Read(binary, left, right) : null,
        Apply apply => Read(apply),
        // In a partial derivative, what is said for one point only.
        Select { WhenTrue: Number { Value: 0 }, Condition: Binary { Operator: BinaryOperator.Equal or BinaryOperator.OrElse } } generic => Read(generic.WhenFalse),
        _ => null,
    };

    private static Formula? Read(Number number)
    {
        double magnitude = Math.Abs(number.Value);
        if (double.IsNaN(magnitude) || double.IsInfinity(magnitude)) return null;
        Formula formula = magnitude == Round(Math.PI) ? Symbol.Pi
            : magnitude == Round(Math.E) ? Symbol.E
            : magnitude == Round(Functions.Ln2) ? Ln(Number(2))
            : magnitude == Round(Functions.Ln10) ? Ln(Number(10))
            : Number(magnitude);
        return number.Value < 0 ? Negate(formula) : formula;

        double Round(double value) => number.Type == IrType.Single ? (float)value : value;
    }

    private static Formula? Read(Binary binary, Formula left, Formula right) => binary.Operator switch
    {
        BinaryOperator.Add => Add(left, right),
        BinaryOperator.Subtract => Subtract(left, right),
        BinaryOperator.Multiply => Multiply(left, right),
        BinaryOperator.Divide when binary.Type.IsReal => Divide(left, right),
        _ => null,
    };

    private static Formula? Read(Apply apply)
    {
        Formula?[] arguments = [.. apply.Arguments.Select(Read)];
        if (arguments.Any(argument => argument is null) || !RuleTable.TryGet(apply.Function, out DerivativeRule? rule)) return null;
        (Formula x, Formula? y) = (arguments[0]!, arguments.Length > 1 ? arguments[1] : null);
        return rule.Name switch
        {
            "Derivative.Product" => Multiply(x, y!),
            "Exp" => Exp(x),
            "ExpM1" => Subtract(Exp(x), One),
            "Exp2" => Raise(Number(2), x),
            "Exp10" => Raise(Number(10), x),
            "Log" => y is null ? Ln(x) : Divide(Ln(x), Ln(y)),
            "LogP1" => Ln(Add(One, x)),
            "Sqrt" => Raise(x, Number(0.5)),
            "Cbrt" => Raise(x, Number(1.0 / 3)),
            "Pow" => Raise(x, y!),
            "RootN" => Raise(x, Divide(One, y!)),
            "Hypot" => Raise(Add(Square(x), Square(y!)), Number(0.5)),
            "FusedMultiplyAdd" => Add(Multiply(x, y!), arguments[2]!),
            "Lerp" => Add(x, Multiply(arguments[2]!, Subtract(y!, x))),
            string name => NamesInMathematics.TryGetValue(name, out string? known) ? Function(known, [.. arguments.Select(a => a!)]) : null,
        };
    }
}
