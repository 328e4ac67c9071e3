using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

internal sealed partial class ValueRanges
{
    private Range OfBinary(Binary binary)
    {
        Range x = Of(binary.Left), y = Of(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Add => x + y,
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply when binary.Left == binary.Right => Square(x),
            BinaryOperator.Multiply when orderings.AreOpposite(binary.Left, binary.Right) => -Square(x),
            BinaryOperator.Multiply => x * y,
            BinaryOperator.Divide when y.Low == y.High && y.Low != 0 => y.Low > 0 ? new Range(x.Low / y.Low, x.High / y.Low) : new Range(x.High / y.Low, x.Low / y.Low),
            BinaryOperator.Divide when x.Low >= 0 && y.Low >= 0 => Range.NotNegative,
            _ => Range.All,
        };
    }

    private Range OfFunction(string name, Apply apply)
    {
        Range x = Of(apply.Arguments[0]);
        return name switch
        {
            "Abs" when x.Low > 0 => x,
            "Abs" => new Range(0, Math.Max(-x.Low, x.High)),
            "Sqrt" when x.Low > 0 => new Range(Math.Sqrt(x.Low), Math.Sqrt(x.High)),
            "Sqrt" or "Hypot" => Range.NotNegative,
            "Exp" => new Range(Math.Max(Math.Exp(x.Low), double.Epsilon), Math.Exp(x.High)),
            "Exp2" or "Exp10" => Positive,
            "Cosh" => new Range(1, double.PositiveInfinity),
            "Sin" or "Cos" or "Tanh" or "SinPi" or "CosPi" => Unit,
            "Max" when Of(apply.Arguments[1]) is var y => new Range(Math.Max(x.Low, y.Low), Math.Max(x.High, y.High)),
            "Min" when Of(apply.Arguments[1]) is var y => new Range(Math.Min(x.Low, y.Low), Math.Min(x.High, y.High)),
            "Clamp" => new Range(Of(apply.Arguments[1]).Low, Of(apply.Arguments[2]).High),
            "Pow" when apply.Arguments[1] is Number { Value: 2 } => Square(x),
            "Pow" when apply.Arguments[1] is Number { Value: var power } && power > 0 && power % 2 == 0 => Range.NotNegative,
            _ => Range.All,
        };
    }

    private static Range Square(Range x)
    {
        double low = x.Low > 0 ? x.Low : x.High < 0 ? -x.High : 0;
        double far = Math.Max(-x.Low, x.High);
        return new Range(low * low, far * far);
    }
}
