using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a function of <c>TensorPrimitives</c> computes of each cell.</summary>
/// <param name="Apply">The value for the cells of the arguments.</param>
/// <param name="Functions">The functions, by documentation-comment id, that need a rule.</param>
internal sealed record TensorFormula(Func<Expr[], Expr> Apply, string[] Functions)
{
    /// <summary>Those that <c>Math</c> has too, under the same name and with the same values.</summary>
    private static readonly HashSet<string> OfOne = new(StringComparer.Ordinal)
    {
        "Exp", "Log", "Log2", "Log10", "Sqrt", "Cbrt", "Abs", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
    };

    private static readonly HashSet<string> OfTwo = new(StringComparer.Ordinal) { "Max", "Min", "Pow", "Atan2" };

    /// <summary>Null when nothing is known of the function.</summary>
    public static TensorFormula? Of(string name, int arguments, IrType type) => arguments switch
    {
        1 when OfOne.Contains(name) => new(x => Call(name, type, x[0]), [Id(name, 1, type)]),
        1 => Unary(name, type) is { } one ? new(x => one(x[0]), [Id("Exp", 1, type)]) : null,
        2 when OfTwo.Contains(name) => new(x => Call(name, type, x[0], x[1]), [Id(name, 2, type)]),
        2 => OperatorOf(name) is { } two ? new(x => new Binary(two, x[0], x[1], type), []) : null,
        3 when name == "MultiplyAdd" => new(x => new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Multiply, x[0], x[1], type), x[2], type), []),
        3 when name == "AddMultiply" => new(x => new Binary(BinaryOperator.Multiply, new Binary(BinaryOperator.Add, x[0], x[1], type), x[2], type), []),
        _ => null,
    };

    public static Apply Call(string name, IrType type, params Expr[] arguments) => new(Id(name, arguments.Length, type), arguments.ToEquatableArray(), type);

    private static Func<Expr, Expr>? Unary(string name, IrType type) => name switch
    {
        "Negate" => x => new Unary(UnaryOperator.Negate, x, type),
        "Reciprocal" => x => new Binary(BinaryOperator.Divide, new Number(1, type), x, type),
        "Sigmoid" => x => new Binary(BinaryOperator.Divide, new Number(1, type), new Binary(BinaryOperator.Add, new Number(1, type), Call("Exp", type, new Unary(UnaryOperator.Negate, x, type)), type), type),
        _ => null,
    };

    private static BinaryOperator? OperatorOf(string name) => name switch
    {
        "Add" => BinaryOperator.Add,
        "Subtract" => BinaryOperator.Subtract,
        "Multiply" => BinaryOperator.Multiply,
        "Divide" => BinaryOperator.Divide,
        _ => null,
    };

    private static string Id(string name, int arguments, IrType type)
    {
        if (type.Parameter is not null) return GenericMath.KeyOf(name, Enumerable.Repeat("x", arguments).ToEquatableArray())!;
        bool isDouble = type.Element == "double";
        string parameter = isDouble ? "System.Double" : "System.Single";
        string owner = isDouble || name is "Abs" or "Max" or "Min" ? "Math" : "MathF";
        return $"M:System.{owner}.{name}({string.Join(",", Enumerable.Repeat(parameter, arguments))})";
    }
}
