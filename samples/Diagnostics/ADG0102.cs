namespace Diagnostics.ADG0102;

public static partial class Models
{
    [Differentiable]
    public static double Loss(double x, int n)
    {
        double y;
        try // ADG0102
        {
            y = x * checked(n * n);
        }
        catch (OverflowException)
        {
            y = x;
        }

        return y;
    }
}
