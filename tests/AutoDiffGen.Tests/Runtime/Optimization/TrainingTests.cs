using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>Two hundred steps of training on a generated gradient, against PyTorch.</summary>
public sealed class TrainingTests
{
    private static readonly JsonElement File = ReferenceFile.Read("reference_mlp_training.json");

    public static TheoryData<int, string, Optimizer, double> Runs => new()
    {
        { 67, "adam_torch_lr.05_l2.001", new Adam(0.05), 1e-3 },
        { 68, "sgd_momentum.9_lr.1_l2.001", new Sgd(0.1, 0.9), 1e-3 },
        { 69, "adamw_torch_lr.05_wd.01_all_params", new AdamW(0.05, 0.01), 0 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Facts_66_to_69_TwoHundredSteps(int fact, string name, Optimizer optimizer, double penalty)
    {
        JsonElement run = File.GetProperty("runs").GetProperty(name);
        double[] p = [.. Numbers("W1"), .. Numbers("b1"), .. Numbers("W2"), .. Numbers("b2")], gradient = new double[XorNetwork.Count];
        double[] losses = run.GetProperty("losses").Numbers();
        IOptimizer<double> state = optimizer.Create<double>(p.Length);
        double worst = 0;
        for (int step = 0; step < losses.Length; step++)
        {
            double loss = XorNetwork.Gradient(p, gradient, penalty);
            worst = Math.Max(worst, Math.Abs(loss - losses[step]));
            if (step == 0) Close.Assert(run.GetProperty("grad_at_step1").Numbers(), gradient, 1e-15);
            state.Step(p, gradient);
        }

        Assert.True(worst <= 1e-14, $"F{fact}: the losses are up to {worst:G3} off");
        Close.Assert(run.GetProperty("final_params").Numbers(), p, 1e-13);
        Assert.Equal(200, state.Steps);
    }

    private static double[] Numbers(string name) => File.GetProperty(name).Numbers();
}
