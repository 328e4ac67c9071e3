using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Evaluates expressions of scalars as C# would, functions of the framework by reflection.</summary>
internal sealed class Interpreter(IReadOnlyDictionary<Local, object> variables)
{
    public double Real(Expr expr) => System.Convert.ToDouble(Value(expr));

    public object Value(Expr expr) => expr switch
    {
        Number number => OfType(number.Value, number.Type),
        Literal literal => int.Parse(literal.Text),
        Read read => variables[read.Local],
        Unary { Operator: UnaryOperator.Negate } unary => OfType(-Real(unary.Operand), unary.Type),
        Convert convert => OfType(Real(convert.Operand), convert.Type),
        Select select => (bool)Value(select.Condition) ? Value(select.WhenTrue) : Value(select.WhenFalse),
        Binary { Operator: BinaryOperator.OrElse } or => (bool)Value(or.Left) || (bool)Value(or.Right),
        Binary { Type.IsReal: true } binary => Arithmetic(binary),
        Binary binary => Comparison(binary),
        Apply apply => Function(apply),
        _ => throw new NotSupportedException(expr.ToString()),
    };

    private object Arithmetic(Binary binary)
    {
        // The double result of an operation on floats, rounded, is the float result.
        (double x, double y) = (Real(binary.Left), Real(binary.Right));
        return OfType(
            binary.Operator switch
            {
                BinaryOperator.Add => x + y,
                BinaryOperator.Subtract => x - y,
                BinaryOperator.Multiply => x * y,
                BinaryOperator.Divide => x / y,
                BinaryOperator.Remainder => x % y,
                _ => throw new NotSupportedException(binary.Operator.ToString()),
            },
            binary.Type);
    }

    private object Comparison(Binary binary)
    {
        (double x, double y) = (Real(binary.Left), Real(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Less => x < y,
            BinaryOperator.LessOrEqual => x <= y,
            BinaryOperator.Greater => x > y,
            BinaryOperator.GreaterOrEqual => x >= y,
            BinaryOperator.Equal => x == y,
            _ => throw new NotSupportedException(binary.Operator.ToString()),
        };
    }

    private object Function(Apply apply)
    {
        object[] arguments = [.. apply.Arguments.Select(Value)];
        return apply.Function switch
        {
            "M:AutoDiffGen.Derivative.Product(System.Double,System.Double)" => Derivative.Product((double)arguments[0], (double)arguments[1]),
            "M:AutoDiffGen.Derivative.Product(System.Single,System.Single)" => Derivative.Product((float)arguments[0], (float)arguments[1]),
            _ => FrameworkFunctions.All[apply.Function].Invoke(null, arguments)!,
        };
    }

    private static object OfType(double value, IrType type) => type.Element == "float" ? (float)value : (object)value;
}
