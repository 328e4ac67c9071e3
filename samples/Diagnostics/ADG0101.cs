namespace Diagnostics.ADG0101;

public static partial class Models
{
    [Differentiable]
    public static double Variance(double[] values)
    {
        double mean = values.Average(); // ADG0101
        double sum = 0;
        foreach (double value in values) sum += (value - mean) * (value - mean);
        return sum / values.Length;
    }
}
