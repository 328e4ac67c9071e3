namespace Diagnostics.ADG0103;

public static partial class Models
{
    [Differentiable]
    public static double Sum(double[,,] values) // ADG0103
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}
