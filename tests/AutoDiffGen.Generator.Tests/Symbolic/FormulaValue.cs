using AutoDiffGen.Generator.Symbolic;

namespace AutoDiffGen.Generator.Tests.Symbolic;

/// <summary>Evaluates formulas.</summary>
internal static class FormulaValue
{
    public static double Of(Formula formula, IReadOnlyDictionary<string, double> variables)
    {
        return formula switch
        {
            Constant constant => constant.Value,
            Symbol symbol when symbol == Symbol.E => Math.E,
            Symbol symbol when symbol == Symbol.Pi => Math.PI,
            Symbol symbol => variables[symbol.Name],
            Sum sum => sum.Terms.Sum(Value),
            Product product => product.Factors.Aggregate(product.Coefficient, (value, factor) => value * Value(factor)),
            Power power => Math.Pow(Value(power.Base), Value(power.Exponent)),
            FunctionValue function => Function(function.Name, Value(function.Arguments[0])),
            _ => throw new NotSupportedException(formula.Key),
        };

        double Value(Formula part) => Of(part, variables);
    }

    private static double Function(string name, double x) => name switch
    {
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "sinh" => Math.Sinh(x),
        "cosh" => Math.Cosh(x),
        "tanh" => Math.Tanh(x),
        "arctan" => Math.Atan(x),
        "ln" => Math.Log(x),
        "abs" => Math.Abs(x),
        "sgn" => Math.Sign(x),
        _ => throw new NotSupportedException(name),
    };
}
