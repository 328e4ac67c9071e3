// Trains a classifier of handwritten digits. The loss, in DigitClassifier.cs, is plain C# marked [Differentiable];
// its gradient is written by the build, and can be read in Generated/.
//
//   --report out.html   writes the learning curves as a page
//   --by-hand           trains with the loop in ByHand.cs, without a trainer

using System.Globalization;
using AutoDiffGen.Training;
using Digits;
using Spectre.Console;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Dataset data = DigitData.Load(Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv.gz"));
var (learn, test) = data.Split(0.8, seed: 0);
var (train, validation) = learn.Split(0.9, seed: 1, stratifyBy: "labels");

var model = new DigitModel();
model.Initialize(seed: 1);
var trainer = new Trainer<double>(model)
{
    Optimizer = new Sgd(learningRate: 0.05, momentum: 0.9),
    Schedule = new CosineDecay(),
    Regularizer = Regularizer.L2(5e-5),
    BatchSize = 32, Epochs = 100, Seed = 1,
    EarlyStopping = new EarlyStopping(patience: 30),
    Metrics = { ["accuracy"] = Metric.Accuracy<double>(model.Scores, "labels") },
    Progress = new SpectreProgress(AnsiConsole.Console),
};

if (args.Contains("--by-hand"))
{
    ByHand.Train(model, train, epochs: 40);
}
else
{
    using var cancel = new CancellationTokenSource();
    Console.CancelKeyPress += (_, key) => (key.Cancel, _) = (true, cancel.CancelAsync());
    History history = trainer.Fit(train, validation, cancel.Token);
    if (Array.IndexOf(args, "--report") is var at and >= 0)
    {
        string path = at + 1 < args.Length ? args[at + 1] : "report.html";
        history.SaveHtml(path, "Handwritten digits", logScale: true);
        Console.WriteLine($"learning curves in {path}");
    }
}

var confusion = new ConfusionMatrix(DigitClassifier.Classes);
foreach (Batch batch in test.Batches(256)) confusion.Add(model.Scores(batch), batch.Labels("labels"));
Console.WriteLine("which digits (rows) are taken for which (columns):");
Console.WriteLine(confusion);
Console.WriteLine($"test accuracy {trainer.Evaluate(test).Metrics["accuracy"]:F4}");
