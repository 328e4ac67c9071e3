namespace Diagnostics.ADG0001;

public static class Models // ADG0001
{
    [Differentiable]
    public static double Square(double x) => x * x;
}
