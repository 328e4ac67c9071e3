using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>An American option on the binomial lattice of Cox, Ross and Rubinstein.</summary>
public static partial class RealOptionLattice
{
    /// <summary>Where exercise begins moves from node to node: second derivatives jump there, and differences step over it.</summary>
    [Case("36, 40, 0.06, 0.2, 1, 50", Value = 4.484498062854162, Gradient = "-0.67961938457182668, 0.72376989768599806, -10.501570853335216, 11.297964735812638, 0.4997022223811508")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static double Put(double spot, double strike, double rate, double volatility, double expiry, int steps) =>
        American(spot, strike, rate, volatility, expiry, steps, isPut: true);

    /// <summary>Never exercised early.</summary>
    [Case("110, 100, 0.05, 0.3, 0.5, 25", Value = 16.429855256115089, Gradient = "0.73398856962638137, -0.64308887402786863, 32.963618432374575, 25.515342875952477, 10.950964706023201")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Call(double spot, double strike, double rate, double volatility, double expiry, int steps) =>
        American(spot, strike, rate, volatility, expiry, steps, isPut: false);

    private static double American(double spot, double strike, double rate, double volatility, double expiry, int steps, bool isPut)
    {
        if (steps < 1) throw new ArgumentOutOfRangeException(nameof(steps), steps, "At least one step.");
        double dt = expiry / steps;
        double up = Math.Exp(volatility * Math.Sqrt(dt)), down = 1 / up;
        double discount = Math.Exp(-rate * dt);
        double probability = (1 / discount - down) / (up - down);
        double rising = discount * probability, falling = discount * (1 - probability);

        var values = new double[steps + 1];
        for (int i = 0; i <= steps; i++) values[i] = Math.Max(Payoff(spot * Math.Pow(up, 2 * i - steps), strike, isPut), 0);
        for (int level = steps - 1; level >= 0; level--)
        {
            for (int i = 0; i <= level; i++)
            {
                double held = falling * values[i] + rising * values[i + 1];
                double exercised = Payoff(spot * Math.Pow(up, 2 * i - level), strike, isPut);
                values[i] = Math.Max(held, exercised);
            }
        }

        return values[0];
    }

    private static double Payoff(double price, double strike, bool isPut) => isPut ? strike - price : price - strike;
}
