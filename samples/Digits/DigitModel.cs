using System.Numerics.Tensors;
using AutoDiffGen.Training;
using static Digits.DigitClassifier;

namespace Digits;

/// <summary>The classifier as a trainer wants it: its parameters in one buffer, its loss, and the gradient that the build has written.</summary>
internal sealed class DigitModel : IModel<double>
{
    private static readonly ParameterLayout Blocks = new(
        new ParameterBlock("W1", Hidden, Pixels), new("B1", Hidden), new("W2", Classes, Hidden), new("B2", Classes));

    private readonly double[] parameters;
    private double[] scores = [];

    public DigitModel() : this(new double[Blocks.Count])
    {
    }

    private DigitModel(double[] parameters) => this.parameters = parameters;

    public Span<double> Parameters => parameters;

    public ParameterLayout Layout => Blocks;

    public void Initialize(int seed) => new Layers(parameters).Initialize((ulong)seed);

    public double Loss(Batch batch, TrainingContext context)
    {
        var p = new Layers(parameters);
        return DigitClassifier.Loss(p.W1, p.B1, p.W2, p.B2, batch.Values<double>("images"), batch.Labels("labels"));
    }

    public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient)
    {
        Layers p = new(parameters), d = new(gradient);
        return DigitClassifier.LossGradient(p.W1, p.B1, p.W2, p.B2, batch.Values<double>("images"), batch.Labels("labels"), d.W1, d.B1, d.W2, d.B2);
    }

    public IModel<double> Replicate() => new DigitModel(parameters);

    /// <summary>The scores of every image of a batch for every digit.</summary>
    public Tensor<double> Scores(Batch batch)
    {
        if (scores.Length < batch.Count * Classes) scores = new double[batch.Count * Classes];
        var p = new Layers(parameters);
        ReadOnlySpan<double> images = batch.Values<double>("images");
        for (int i = 0; i < batch.Count; i++) Predict(p.W1, p.B1, p.W2, p.B2, images.Slice(i * Pixels, Pixels), scores.AsSpan(i * Classes, Classes));
        return Tensor.Create(scores, 0, [batch.Count, Classes], []);
    }
}
