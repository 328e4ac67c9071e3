using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>Every optimizer, with every option that changes what it keeps.</summary>
internal static class AllOptimizers
{
    public static TheoryData<Optimizer> Data =>
    [
        new Sgd(0.1), new Sgd(0.1, 0.9) { Dampening = 0.5 }, new Sgd(0.1, 0.9, nesterov: true), Sgd.Keras with { Momentum = 0.9 },
        new Adam(0.1), new Adam(0.1) { AmsGrad = true }, Adam.Keras with { LearningRate = 0.1 }, Adam.Optax with { LearningRate = 0.1, AmsGrad = true },
        new AdamW(0.1), new Nadam(0.1), Nadam.Optax with { LearningRate = 0.1 }, new Adamax(0.1), Adamax.Keras, new RAdam(0.1), RAdam.Optax, new Adagrad(0.1) { RateDecay = 0.1 },
        Adagrad.Keras, new Adadelta(), new RmsProp(), new RmsProp { Momentum = 0.9 }, RmsProp.Keras with { Centred = true, Momentum = 0.9 }, new Lion(0.01), new Rprop(0.1),
    ];
}
