using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Dictionaries that the method makes, with constant keys.</summary>
public static partial class Dictionaries
{
    /// <summary>Entries given in both ways, entries that come later, and two dictionaries of one name.</summary>
    [Case("2, 3, 2", Value = -28, Gradient = "-18, -22")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Entries(double w, double x, int n)
    {
        var d = new Dictionary<int, double> { { 1, w }, { 2, x * w } };
        for (int i = 0; i < n; i++)
        {
            d[3] = d[1] * x;
            d[2] += d[3]++;
            d[1] = d[3] - d[2];
        }

        double sum = d[2] + d[1];
        if (sum > -1000)
        {
            var e = new Dictionary<string, double> { ["first-key"] = sum };
            e["first-key"] *= 2;
            sum = e["first-key"];
        }
        else
        {
            var e = new Dictionary<string, double>
            {
                ["first-key"] = 0
            };
            sum = e["first-key"];
        }

        return sum;
    }

    [Case("2, 3", Value = 3, Gradient = "0, 1")]
    [Refused("ADG0103")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EntryThatMayBeMissing(double w, double x)
    {
        var d = new Dictionary<string, double> { ["w"] = w };
        if (x > 0) d["x"] = x;
        return d["x"];
    }
}
