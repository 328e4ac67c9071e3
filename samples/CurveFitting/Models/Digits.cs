namespace CurveFitting.Models;

/// <summary>Correct digits: the logarithm of the relative error, −log₁₀(|q − c|/|c|), at most the 11 that are certified.</summary>
public static class Digits
{
    public static double Correct(double value, double certified)
    {
        if (value == certified) return 11;
        double error = Math.Abs(value - certified) / Math.Abs(certified);
        return double.IsFinite(error) ? Math.Min(11, -Math.Log10(error)) : double.NegativeInfinity;
    }

    /// <summary>Those of the worst of several numbers.</summary>
    public static double Correct(IReadOnlyList<double> values, IReadOnlyList<double> certified) =>
        values.Select((value, i) => Correct(value, certified[i])).Min();
}
