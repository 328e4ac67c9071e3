namespace Diagnostics.ADG0303;

public static partial class Losses
{
    [Differentiable]
    public static double Squared(double[] errors, double threshold) // ADG0303
    {
        double sum = 0;
        foreach (double error in errors)
        {
            if (error * error <= threshold) sum += error * error;
        }

        return sum;
    }
}
