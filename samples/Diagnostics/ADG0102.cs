namespace Diagnostics.ADG0102;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x, int n)
    {
        double y;
        try
        {
            y = x * checked(n * n); // ADG0102
        }
        catch (OverflowException)
        {
            y = x;
        }

        return y;
    }
}
