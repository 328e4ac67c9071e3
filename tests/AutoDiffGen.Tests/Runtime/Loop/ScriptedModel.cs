using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>A model of one parameter that descent with a rate of 1 raises by 1 a step; its loss at the parameter k is the k-th number of a script.</summary>
internal sealed class ScriptedModel(params double[] losses) : IModel<double>
{
    private readonly double[] parameters = new double[1];

    public Span<double> Parameters => parameters;

    public ParameterLayout Layout { get; } = new(new ParameterBlock("w", 1));

    /// <summary>What is returned as the gradient, by the number of the step.</summary>
    public Func<long, double> Slope { get; init; } = _ => -1;

    public static Dataset Data { get; } = new() { ["y"] = new double[] { 1 } };

    public void Initialize(int seed) => parameters[0] = 0;

    public double Loss(Batch batch, TrainingContext context) => losses[Math.Clamp((int)parameters[0] - 1, 0, losses.Length - 1)];

    public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient)
    {
        gradient[0] = Slope(context.Step);
        return 1;
    }

    public IModel<double> Replicate() => throw new NotSupportedException();
}
