using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Active values assigned inside a try that fails.</summary>
/// <remarks>On the throwing path only z = -x ran: 10x - x; otherwise 10x + 2x^2. Reverse must know how far the try body got.</remarks>
public static partial class F49
{
    private static double SquareOrThrow(double x) => x < 0 ? throw new InvalidOperationException() : x * x;

    [Case("2", Value = 18, Gradient = "9")]
    [Case("-2", Value = -12, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double y = 5 * x, z = 0;
        try
        {
            z = -x;
            y += SquareOrThrow(z);
            y *= 2;
        }
        catch (InvalidOperationException)
        {
            return 2 * y + z;
        }

        return y;
    }
}
