using AutoDiffGen.Training;

namespace LearningLab.Models;

/// <summary>Points of a sine with noise: few to learn from, more to test on.</summary>
internal sealed class NoisySine
{
    public const int Training = 20, Validation = 200;

    public double[] Inputs { get; } = new double[Training];

    public double[] Targets { get; } = new double[Training];

    public double[] ValidationInputs { get; } = new double[Validation];

    public double[] ValidationTargets { get; } = new double[Validation];

    public NoisySine()
    {
        var random = new Xoshiro256(11);
        Draw(Inputs, Targets, random);
        Draw(ValidationInputs, ValidationTargets, random);
    }

    /// <summary>The parameters of a network whose hidden units look at the input at many places and at many scales, so that it can learn noise if it is let.</summary>
    public static ParameterLayout Layout(int hidden) =>
        new(
            new ParameterBlock("W1", 1, hidden) { Initializer = Initializer.Normal, Scale = 1 },
            new ParameterBlock("b1", hidden) { Initializer = Initializer.Uniform, Scale = 3 },
            new ParameterBlock("W2", hidden, 1),
            new ParameterBlock("b2", 1));

    /// <summary>Evenly spaced inputs, for drawing a curve.</summary>
    public static IEnumerable<double> Grid => Enumerable.Range(0, 201).Select(static k => -3 + 0.03 * k);

    private static void Draw(double[] inputs, double[] targets, Xoshiro256 random)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = -3 + 6 * random.NextDouble();
            targets[i] = Math.Sin(inputs[i]) + 0.3 * random.NextNormal();
        }
    }
}
