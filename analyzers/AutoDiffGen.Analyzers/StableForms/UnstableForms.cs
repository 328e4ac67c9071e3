using AutoDiffGen.Generator.Analyses.Smoothness;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>Recognises formulas that lose digits or overflow where an equal formula does not, in the value or in the gradient.</summary>
/// <param name="mayOverflow">Whether an exponential or a square in the formula is not known to stay within the range of numbers.</param>
/// <param name="isSteep">Whether its slope is infinite at a point that can be reached.</param>
/// <remarks>
/// What is written instead has rules for its derivative, and no kinks: choices are comparisons, whose derivative is that of
/// the branch taken, and both branches have the same one where they meet.
/// </remarks>
internal sealed class UnstableForms(bool mayOverflow, bool isSteep)
{
    public StableForm? Find(IOperation operation) => MathCall.Of(operation) switch
    {
        { Name: "Log", Call.Arguments.Length: 1 } log => OfLog(log),
        { Name: "Sqrt" } root => OfSqrt(root),
        { Name: "Pow" } power => OfPow(power),
        null when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => OfDifference(difference),
        _ => null,
    };

    private StableForm? OfLog(MathCall log)
    {
        IOperation argument = log.Argument(0);
        if (argument is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && IsOne(quotient.LeftOperand)) return OfLogistic(log, quotient.RightOperand);
        if (Summands(argument) is not { } sum) return null;
        if (IsOne(sum.Left)) return OfLogOfOnePlus(log, sum.Right);
        if (IsOne(sum.Right)) return OfLogOfOnePlus(log, sum.Left);
        return mayOverflow && MathCall.Of(sum.Left, "Exp") is { } left && MathCall.Of(sum.Right, "Exp") is { } right ? OfLogOfSum(log, left, right) : null;
    }

    /// <summary>log(eˣ + eʸ). The difference of two infinities is no number, where the larger of them is the result.</summary>
    private static StableForm? OfLogOfSum(MathCall log, MathCall left, MathCall right)
    {
        (IOperation a, IOperation b) = (left.Argument(0), right.Argument(0));
        if (!Operand.IsRepeatable(a) || !Operand.IsRepeatable(b)) return null;
        (string x, string y) = (Operand.Summand(a), Operand.Summand(b));
        string Shifted(IOperation from, IOperation by) => $"{log.Type}.LogP1({log.Home}.Exp({Operand.Difference(from, by, log.Type)}))";
        return new StableForm(
            DiagnosticIds.UnstableForm,
            $"overflows when an exponent is above {Limits(left, right).Exponent}, and its gradient is lost with it",
            $"{x} > {y} ? {x} + {Shifted(b, a)} : {log.Type}.IsFinite({Operand.Text(b)}) ? {y} + {Shifted(a, b)} : {Operand.Text(b)}");
    }

    /// <summary>log(1 / (1 + eᵛ)), the logarithm of the logistic function of -v.</summary>
    private StableForm? OfLogistic(MathCall log, IOperation denominator)
    {
        if (!mayOverflow || Summands(denominator) is not { } sum) return null;
        IOperation? other = IsOne(sum.Left) ? sum.Right : IsOne(sum.Right) ? sum.Left : null;
        if (other is null || MathCall.Of(other, "Exp") is not { } exp || exp.Argument(0) is not { } v || !Operand.IsRepeatable(v)) return null;
        (string plus, string minus) = (Operand.Text(v), Operand.Negated(v));
        return new StableForm(
            DiagnosticIds.UnstableForm,
            $"is minus infinity when the exponent is above {Limits(exp).Exponent}, and its gradient is 0 already above {Limits(exp).ExponentSquared}",
            $"{Operand.Summand(v)} > 0 ? {minus} - {log.Type}.LogP1({log.Home}.Exp({minus})) : -{log.Type}.LogP1({log.Home}.Exp({plus}))");
    }

    private StableForm? OfLogOfOnePlus(MathCall log, IOperation x)
    {
        if (MathCall.Of(x, "Exp") is not { } exp || !mayOverflow)
        {
            return new StableForm(DiagnosticIds.BetterForm, "rounds 1 + x before it takes the logarithm, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better", $"{log.Type}.LogP1({Operand.Text(x)})");
        }

        IOperation v = exp.Argument(0);
        if (!Operand.IsRepeatable(v)) return null;
        return new StableForm(
            DiagnosticIds.BetterForm,
            $"overflows when the exponent is above {Limits(exp).Exponent}, and its gradient is lost with it",
            $"{Operand.Summand(v)} > 0 ? {Operand.Summand(v)} + {log.Type}.LogP1({log.Home}.Exp({Operand.Negated(v)})) : {log.Type}.LogP1({log.Home}.Exp({Operand.Text(v)}))");
    }

    private StableForm? OfSqrt(MathCall root)
    {
        if (!mayOverflow || Summands(root.Argument(0)) is not { } sum || SquareOf(sum.Left) is not { } x || SquareOf(sum.Right) is not { } y) return null;
        string overflow = $"overflows when an operand is above 1e{OverflowLimits.Of(IsFloat(sum.Left) || IsFloat(sum.Right)).Root}, where its gradient becomes 0";
        return new StableForm(
            isSteep ? DiagnosticIds.UnstableForm : DiagnosticIds.BetterForm,
            isSteep ? overflow + ", and has an infinite slope at 0" : overflow,
            $"{root.Type}.Hypot({Operand.Text(x)}, {Operand.Text(y)})");
    }

    private static StableForm? OfPow(MathCall power)
    {
        IOperation x = power.Argument(0);
        if (!IsNumber(power.Argument(1), 2) || !Operand.IsRepeatable(x)) return null;
        return new StableForm(DiagnosticIds.BetterForm, "computes a product by way of a logarithm, which its gradient does without", $"{Operand.Widened(x, power.Type)} * {Operand.Factor(x)}");
    }

    private static StableForm? OfDifference(IBinaryOperation difference)
    {
        if (!IsOne(difference.RightOperand) || MathCall.Of(difference.LeftOperand, "Exp") is not { } exp) return null;
        string type = IsFloat(difference) ? "float" : "double";
        return new StableForm(DiagnosticIds.BetterForm, "rounds the exponential before it takes 1 away, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better", $"{type}.ExpM1({Operand.Text(exp.Argument(0))})");
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

    private static bool IsFloat(IOperation operation) => MathCall.Plain(operation).Type?.SpecialType == SpecialType.System_Single;

    private static OverflowLimits Limits(params MathCall[] calls) => OverflowLimits.Of(calls.Any(static c => c.Type == "float"));
}
