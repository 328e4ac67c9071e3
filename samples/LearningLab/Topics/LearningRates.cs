using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>The same descent with a rate that is too small, one that is right, and two that are too large.</summary>
internal static class LearningRates
{
    private const int Steps = 25;

    public static void Run(string folder)
    {
        Console.WriteLine("Learning rates on ½x², from x = 10");
        Plot values = new("Learning rates", "step", "½x²") { HasLogarithmicY = true, RangeY = (1e-6, 1e5) };
        Plot places = new("What the steps do", "step", "x") { RangeY = (-15, 15) };
        foreach ((double rate, string what) in new[] { (0.05, "too small"), (0.6, "right"), (1.9, "too large: to and fro"), (2.1, "diverges") })
        {
            double[] walk = Descend(rate);
            Console.WriteLine($"  rate {rate,-4} {what,-22} x = {walk[^1]:G4} after {Steps} steps");
            values.Add($"{rate}: {what}", Mark.Line, walk.Select(static x => Surfaces.Parabola(x)));
            places.Add("", Mark.Path, walk);
        }

        Figure.Save(folder, "learning-rates", values, places);
    }

    /// <summary>Every step multiplies x by 1 − rate.</summary>
    public static double[] Descend(double rate)
    {
        double[] walk = new double[Steps + 1];
        walk[0] = 10;
        for (int step = 0; step < Steps; step++)
        {
            Surfaces.ParabolaGradient(walk[step], out double dX);
            walk[step + 1] = walk[step] - rate * dX;
        }

        return walk;
    }
}
