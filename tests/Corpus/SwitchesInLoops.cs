using AutoDiffGen;

namespace Corpus;

/// <summary>Sections of a switch that are left early, by break, by continue of the loop around, and by both.</summary>
public static partial class SwitchesInLoops
{
    [Case("0.7, 6", Value = 6.291411, Gradient = "16.68458")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BreakAndContinue(double x, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            switch (i % 3)
            {
                case 0:
                    s *= x;
                    if (s < 0.3) break;
                    s += x * i;
                    continue;
                case 1:
                    s -= x * x;
                    break;
                default:
                    if (i > 3) continue;
                    s += 2 * x;
                    break;
            }

            s *= 1 + x;
        }

        return s;
    }

    [Case("0.7, 9", Value = 3094.1309013299997, Gradient = "26264.56409909999")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithinAnotherSwitch(double x, int n)
    {
        double s = 1;
        int i = 0;
        while (i < n)
        {
            i++;
            switch (i % 2)
            {
                case 0:
                    if (i > 7) break;
                    switch (i % 3)
                    {
                        case 0:
                            if (s > 20) break;
                            s += x;
                            continue;
                        case 1:
                            s *= x;
                            if (s < 2) continue;
                            break;
                    }

                    s += s * x;
                    break;
                default:
                    s *= x * i;
                    break;
            }

            s += i * x;
        }

        return s;
    }

    [Case("[0.7, -0.4, 1.2, 0.3]", Value = 0.025559999999999982, Gradient = "[0.37799999999999995, -0.6048, 0.5537399999999999, 0.08519999999999994]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnAndInnerLoop(double[] w)
    {
        double s = 0.5;
        foreach (double v in w)
        {
            switch (v)
            {
                case < 0:
                    if (s < v) return s;
                    s += v * v;
                    continue;
                case > 1:
                    for (int k = 0; k < 4; k++)
                    {
                        if (k == 1) continue;
                        if (s > 10) break;
                        s *= v + k * 0.1;
                    }

                    if (s > 100) break;
                    s -= v;
                    continue;
                default:
                    if (s > 3) return s * v;
                    break;
            }

            s *= v;
        }

        return s;
    }
}
