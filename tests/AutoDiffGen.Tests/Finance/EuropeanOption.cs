namespace AutoDiffGen.Tests.Finance;

/// <summary>The price of a European call by Black and Scholes.</summary>
public static partial class EuropeanOption
{
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hessian)]
    public static double Call(double spot, [Constant] double strike, double rate, double volatility, double time)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d1 - deviation);
    }

    /// <summary>The normal distribution as ½ + φ(x)(x + x³/3 + x⁵/15 + …), which converges everywhere, and soon near 0.</summary>
    private static double Normal(double x)
    {
        double term = x, sum = x;
        for (int k = 3; k < 80; k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
    }
}
