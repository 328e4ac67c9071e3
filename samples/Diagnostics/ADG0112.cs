namespace Diagnostics.ADG0112;

public static partial class Models
{
    private static int calls;

    [Differentiable(Derivatives = Derivatives.Hessian)]
    public static double Loss(double x)
    {
        calls++; // ADG0112
        return x * x;
    }
}
