namespace Diagnostics.ADG0301;

public static partial class Prices
{
    [Differentiable]
    public static double Gross(double net, double rate) => Math.Round(net * (1 + rate), 2); // ADG0301
}
