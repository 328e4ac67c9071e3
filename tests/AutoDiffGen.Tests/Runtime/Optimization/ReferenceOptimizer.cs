using System.Text.Json;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The optimizer that an entry of the reference describes: the preset of its convention with the entry's numbers.</summary>
internal static class ReferenceOptimizer
{
    public static Optimizer Of(string convention, string optimizer, JsonElement hyper)
    {
        double N(string name, double otherwise = 0) => hyper.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : otherwise;
        bool Is(string name) => hyper.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
        Optimizer result = (convention, optimizer) switch
        {
            ("torch", "sgd") => new Sgd(momentum: N("mom"), nesterov: Is("nest")) { Dampening = N("damp") },
            ("keras", "sgd") => Sgd.Keras with { Momentum = N("mom"), Nesterov = Is("nest") },
            ("torch", "adam") => new Adam(1, N("b1"), N("b2"), N("eps")) { AmsGrad = Is("ams") },
            ("keras", "adam") => Adam.Keras with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps"), AmsGrad = Is("ams") },
            ("optax", "amsgrad") => Adam.Optax with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps"), AmsGrad = true },
            ("torch", "adamw") => new AdamW(1, 0, N("b1"), N("b2"), N("eps")) { AmsGrad = Is("ams") },
            ("keras", "adamw") => AdamW.Keras with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps"), AmsGrad = Is("ams") },
            ("torch", "nadam") => new Nadam(1, N("b1"), N("b2"), N("eps")) { MomentumDecay = N("psi") },
            ("keras", "nadam") => Nadam.Keras with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps"), MomentumDecay = N("psi") },
            ("optax", "nadam") => Nadam.Optax with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps") },
            ("torch", "radam") => new RAdam(1, N("b1"), N("b2"), N("eps")),
            ("torch", "adamax") => new Adamax(1, N("b1"), N("b2"), N("eps")),
            ("keras", "adamax") => Adamax.Keras with { Beta1 = N("b1"), Beta2 = N("b2"), Epsilon = N("eps") },
            ("torch", "rmsprop") => new RmsProp(1, N("a"), N("eps")) { Momentum = N("mom"), Centred = Is("cent") },
            ("keras", "rmsprop") => RmsProp.Keras with { Alpha = N("a"), Epsilon = N("eps"), Momentum = N("mom"), Centred = Is("cent") },
            ("torch", "adagrad") => new Adagrad(1, N("eps")) { RateDecay = N("lrd"), InitialSum = N("init") },
            ("keras", "adagrad") => Adagrad.Keras with { Epsilon = N("eps"), InitialSum = N("init") },
            ("torch", "adadelta") => new Adadelta(1, N("rho"), N("eps")),
            ("keras", "adadelta") => Adadelta.Keras with { Rho = N("rho"), Epsilon = N("eps") },
            ("optax", "lion") => new Lion(1, 0, N("b1"), N("b2")),
            ("keras", "lion") => Lion.Keras with { Beta1 = N("b1"), Beta2 = N("b2") },
            _ => throw new InvalidOperationException($"The reference has the unknown optimizer {convention} {optimizer}."),
        };
        return result with { LearningRate = N("lr"), WeightDecay = N("wd") };
    }
}
