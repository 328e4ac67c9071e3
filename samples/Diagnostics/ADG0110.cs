namespace Diagnostics.ADG0110;

public static partial class Models
{
    [Differentiable]
    public static double Square(double x)
    {
        double[] row = [x];
        double[][] rows = [row, row]; // ADG0110
        return rows[0][0] * rows[1][0];
    }
}
