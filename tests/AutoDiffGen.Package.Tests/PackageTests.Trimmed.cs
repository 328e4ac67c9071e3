using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Package.Tests;

/// <content>A program from which everything is cut away that it does not visibly use.</content>
public sealed partial class PackageTests
{
    [Fact]
    public void TrimmedProgram_TrainsSavesAndTakesUp()
    {
        string project = fixture.NewProject("Trimmed", """
            using System.Numerics.Tensors;
            using AutoDiffGen;
            using AutoDiffGen.Training;

            var data = new Dataset { ["x"] = new double[] { 1, 2, 3, 4 }, ["y"] = new double[] { 3, 5, 7, 9 } };
            var model = new Line();
            History Fit(int epochs) => new Trainer<double>(model)
            {
                Optimizer = new Sgd(0.05), BatchSize = 2, Epochs = epochs, EarlyStopping = new EarlyStopping(50), ReduceOnPlateau = new ReduceOnPlateau(),
                Checkpoints = new Checkpoints("run") { Resume = true },
                Metrics = { ["R2"] = Metric.RSquared<double>(model.Predictions, "y") },
            }.Fit(data, data);
            Fit(3);
            History history = Fit(400);
            history.SaveJson("history.json");
            history.SaveHtml("history.html");
            ModelFile.Save("line.safetensors", model);
            Console.WriteLine($"{history.Epochs.Length} {model.Parameters[0]:F3} {model.Parameters[1]:F3} {new FileInfo("history.json").Length > 1000}");

            public sealed partial class Line : IModel<double>
            {
                private readonly double[] p = new double[2];
                public Span<double> Parameters => p;
                public ParameterLayout Layout { get; } = new(new ParameterBlock("slope", 1), new ParameterBlock("height", 1));
                public void Initialize(int seed) => Layout.Initialize<double>(p, seed);
                public double Loss(Batch batch, TrainingContext context) => SquaredError(p, batch.Values<double>("x"), batch.Values<double>("y"));
                public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient) =>
                    SquaredErrorGradient(p, batch.Values<double>("x"), batch.Values<double>("y"), gradient);
                public IModel<double> Replicate() => throw new NotSupportedException();
                public Tensor<double> Predictions(Batch batch) => Tensor.Create(batch.Values<double>("x").ToArray().Select(x => p[0] * x + p[1]).ToArray());

                [Differentiable(Derivatives = Derivatives.Gradient)]
                private static double SquaredError(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
                {
                    double sum = 0;
                    for (int i = 0; i < x.Length; i++) sum += (p[0] * x[i] + p[1] - y[i]) * (p[0] * x[i] + p[1] - y[i]);
                    return sum / x.Length;
                }
            }
            """);
        DotNet.Run(project, "publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishTrimmed=true", "-p:InvariantGlobalization=true", "-o", "out");
        using Process program = Process.Start(new ProcessStartInfo(Path.Combine(project, "out", OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed"))
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("400 2.000 1.000 True", program.StandardOutput.ReadToEnd().Trim());
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }
}
