using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>Recognises formulas that lose digits or overflow where an equal formula does not, in the value or in the gradient.</summary>
/// <remarks>
/// What is written instead has rules for its derivative, and no kinks: choices are comparisons, whose derivative is that of
/// the branch taken, and both branches have the same one where they meet.
/// </remarks>
internal static class UnstableForms
{
    public static StableForm? Find(IOperation operation) => MathCall.Of(operation) switch
    {
        { Name: "Log", Call.Arguments.Length: 1 } log => OfLog(log),
        { Name: "Sqrt" } root => OfSqrt(root),
        { Name: "Pow" } power => OfPow(power),
        null when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => OfDifference(difference),
        _ => null,
    };

    private static StableForm? OfLog(MathCall log)
    {
        IOperation argument = log.Argument(0);
        if (argument is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && IsOne(quotient.LeftOperand)) return OfLogistic(log, quotient.RightOperand);
        if (Summands(argument) is not { } sum) return null;
        if (IsOne(sum.Left)) return OfLogOfOnePlus(log, sum.Right);
        if (IsOne(sum.Right)) return OfLogOfOnePlus(log, sum.Left);
        if (MathCall.Of(sum.Left, "Exp")?.Argument(0) is not { } a || MathCall.Of(sum.Right, "Exp")?.Argument(0) is not { } b) return null;
        if (!Operand.IsRepeatable(a) || !Operand.IsRepeatable(b) || ShiftedExponents.Are(a, b)) return null;

        string x = Operand.Text(a), y = Operand.Text(b);
        return new StableForm(
            DiagnosticIds.UnstableForm,
            $"overflows when an exponent is above {LargestExponent(log)}, and its gradient is lost with it",
            $"{x} > {y} ? {x} + {log.Type}.LogP1({log.Home}.Exp({y} - {Operand.Term(a)})) : {y} + {log.Type}.LogP1({log.Home}.Exp({x} - {Operand.Term(b)}))");
    }

    /// <summary>log(1 / (1 + eᵛ)), the logarithm of the logistic function of -v.</summary>
    private static StableForm? OfLogistic(MathCall log, IOperation denominator)
    {
        if (Summands(denominator) is not { } sum) return null;
        IOperation? other = IsOne(sum.Left) ? sum.Right : IsOne(sum.Right) ? sum.Left : null;
        if (other is null || MathCall.Of(other, "Exp")?.Argument(0) is not { } v || !Operand.IsRepeatable(v)) return null;
        (string plus, string minus) = (Operand.Text(v), Operand.Negated(v));
        return new StableForm(
            DiagnosticIds.UnstableForm,
            $"is minus infinity when the exponent is above {LargestExponent(log)}, and its gradient is 0 already above {LargestExponentSquared(log)}",
            $"{plus} > 0 ? {minus} - {log.Type}.LogP1({log.Home}.Exp({minus})) : -{log.Type}.LogP1({log.Home}.Exp({plus}))");
    }

    private static StableForm? OfLogOfOnePlus(MathCall log, IOperation x)
    {
        if (MathCall.Of(x, "Exp")?.Argument(0) is not { } v)
        {
            return new StableForm(DiagnosticIds.BetterForm, "rounds 1 + x before it takes the logarithm, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better", $"{log.Type}.LogP1({Operand.Text(x)})");
        }

        if (!Operand.IsRepeatable(v)) return null;
        return new StableForm(
            DiagnosticIds.BetterForm,
            $"overflows when the exponent is above {LargestExponent(log)}, and its gradient is lost with it",
            $"{Operand.Text(v)} > 0 ? {Operand.Text(v)} + {log.Type}.LogP1({log.Home}.Exp({Operand.Negated(v)})) : {log.Type}.LogP1({log.Home}.Exp({Operand.Text(v)}))");
    }

    private static StableForm? OfSqrt(MathCall root)
    {
        if (Summands(root.Argument(0)) is not { } sum || SquareOf(sum.Left) is not { } x || SquareOf(sum.Right) is not { } y) return null;
        string limit = root.Type == "double" ? "1e154" : "1e19";
        return new StableForm(
            DiagnosticIds.UnstableForm,
            $"overflows when an operand is above {limit}, where its gradient becomes 0, and has an infinite slope at 0",
            $"{root.Type}.Hypot({Operand.Text(x)}, {Operand.Text(y)})");
    }

    private static StableForm? OfPow(MathCall power)
    {
        if (!IsNumber(power.Argument(1), 2) || !Operand.IsRepeatable(power.Argument(0))) return null;
        string x = Operand.Factor(power.Argument(0));
        return new StableForm(DiagnosticIds.BetterForm, "computes a product by way of a logarithm, which its gradient does without", $"{x} * {x}");
    }

    private static StableForm? OfDifference(IBinaryOperation difference)
    {
        if (!IsOne(difference.RightOperand) || MathCall.Of(difference.LeftOperand, "Exp") is not { } exp) return null;
        return new StableForm(DiagnosticIds.BetterForm, "rounds the exponential before it takes 1 away, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better", $"{exp.Type}.ExpM1({Operand.Text(exp.Argument(0))})");
    }

    private static (IOperation Left, IOperation Right)? Summands(IOperation operation) =>
        MathCall.Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum ? (sum.LeftOperand, sum.RightOperand) : null;

    /// <summary>x, of <c>x * x</c> and <c>Math.Pow(x, 2)</c>.</summary>
    private static IOperation? SquareOf(IOperation operation)
    {
        if (MathCall.Of(operation, "Pow") is { } power && IsNumber(power.Argument(1), 2)) return power.Argument(0);
        bool isSquare = MathCall.Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null } product
            && Operand.AreSame(product.LeftOperand, product.RightOperand) && Operand.IsRepeatable(product.LeftOperand);
        return isSquare ? ((IBinaryOperation)MathCall.Plain(operation)).LeftOperand : null;
    }

    private static bool IsOne(IOperation operation) => IsNumber(operation, 1);

    private static bool IsNumber(IOperation operation, double value) => operation.ConstantValue is { HasValue: true, Value: var constant } && constant switch
    {
        double number => number == value,
        float number => number == value,
        int number => number == value,
        _ => false,
    };

    private static string LargestExponent(MathCall call) => call.Type == "double" ? "709" : "88";

    /// <summary>Where 1 / (1 + eᵛ)², of which the derivative of the quotient is made, becomes 0.</summary>
    private static string LargestExponentSquared(MathCall call) => call.Type == "double" ? "372" : "51";
}
