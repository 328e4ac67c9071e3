namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The price of a European call option, with the normal distribution of Abramowitz and Stegun, 26.2.17.</summary>
internal static partial class BlackScholes
{
    private const double C1 = 0.319381530;
    private const double C2 = -0.356563782;
    private const double C3 = 1.781477937;
    private const double C4 = -1.821255978;
    private const double C5 = 1.330274429;
    private const double Slope = 0.2316419;
    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Price(double spot, double strike, double rate, double volatility, double time)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        double d2 = d1 - deviation;
        return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
    }

    private static double Normal(double x)
    {
        double k = 1 / (1 + Slope * Math.Abs(x));
        double tail = InverseSqrtTwoPi * Math.Exp(-0.5 * x * x) * k * (C1 + k * (C2 + k * (C3 + k * (C4 + k * C5))));
        return x >= 0 ? 1 - tail : tail;
    }

    public static double Hand(
        double spot,
        double strike,
        double rate,
        double volatility,
        double time,
        out double dSpot,
        out double dStrike,
        out double dRate,
        out double dVolatility,
        out double dTime)
    {
        double root = Math.Sqrt(time);
        double deviation = volatility * root;
        double scale = 1 / deviation;
        double drift = rate + 0.5 * volatility * volatility;
        double d1 = (Math.Log(spot / strike) + drift * time) * scale;
        double d2 = d1 - deviation;
        double discount = Math.Exp(-rate * time);
        double present = strike * discount;
        double n1 = Normal(d1, out double slope1);
        double n2 = Normal(d2, out double slope2);

        double dD2 = present * slope2;
        double dD1 = spot * slope1 - dD2;
        double dLog = dD1 * scale;
        double dDeviation = dD2 - dLog * d1;
        double dExponent = present * n2;
        dSpot = n1 + dLog / spot;
        dStrike = -discount * n2 - dLog / strike;
        dRate = time * (dExponent + dLog);
        dVolatility = dDeviation * root + dLog * volatility * time;
        dTime = rate * dExponent + dLog * drift + dDeviation * volatility * 0.5 / root;
        return spot * n1 - present * n2;
    }

    private static double Normal(double x, out double slope)
    {
        double size = Math.Abs(x);
        double k = 1 / (1 + Slope * size);
        double density = InverseSqrtTwoPi * Math.Exp(-0.5 * x * x);
        double p4 = C4 + k * C5;
        double p3 = C3 + k * p4;
        double p2 = C2 + k * p3;
        double p1 = C1 + k * p2;
        double derivative = p1 + k * (p2 + k * (p3 + k * (p4 + k * C5)));
        double tail = density * k * p1;
        slope = size * tail + density * derivative * Slope * k * k;
        return x >= 0 ? 1 - tail : tail;
    }
}
