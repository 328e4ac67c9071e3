namespace Diagnostics.ADG0003;

public static partial class Models
{
    [Differentiable]
    public static double Sum(int n) => n * (n + 1) / 2.0; // ADG0003
}
