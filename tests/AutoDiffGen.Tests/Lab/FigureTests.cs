using System.Xml.Linq;
using AutoDiffGen.Tests.Runtime;
using LearningLab.Drawing;
using LearningLab.Topics;

namespace AutoDiffGen.Tests.Lab;

/// <summary>The figures of the learning lab are well-formed, and everything on them is a number.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names =>
    [
        "learning-rates", "batch-sizes", "feature-scaling", "non-linearity", "optimizers", "sparsity", "overfitting", "dropout", "initial-weights", "importance",
        "hyperparameters",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Topic_DrawsItsFigure(string name)
    {
        string folder = Directory.CreateTempSubdirectory("lab").FullName;
        try
        {
            Topic(name)(folder);
            string text = File.ReadAllText(Path.Combine(folder, name + ".svg"));
            XElement figure = XDocument.Parse(text).Root!;
            Assert.Equal(Svg + "svg", figure.Name);
            Assert.NotEmpty(figure.Descendants(Svg + (name is "sparsity" or "importance" ? "rect" : "polyline")));
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
            Assert.All(figure.Descendants(Svg + "polyline"), static line => Assert.Matches(@"^(-?[\d.]+,-?[\d.]+ ?)+$", line.Attribute("points")!.Value));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Ticks_AreRound()
    {
        Assert.Equal(["0", "0.2", "0.4", "0.6", "0.8", "1"], new Axis(-0.04, 1.04, false, 0, 100).Ticks().Select(static tick => tick.Text));
        Assert.Equal(["0.001", "0.01", "0.1", "1", "10"], new Axis(5e-4, 90, true, 0, 100).Ticks().Select(static tick => tick.Text));
        Assert.Equal(["2", "5", "10", "20"], new Axis(1.5, 30, true, 0, 100).Ticks().Select(static tick => tick.Text));
        Close.Assert([100, 200.0 / 3, 100.0 / 3, 0], [.. new Axis(1, 1000, true, 100, 0).Ticks().Select(static tick => tick.Place)], 1e-12);
    }

    private static Action<string> Topic(string name) => name switch
    {
        "learning-rates" => LearningRates.Run,
        "batch-sizes" => BatchSizes.Run,
        "feature-scaling" => FeatureScaling.Run,
        "non-linearity" => NonLinearity.Run,
        "optimizers" => Optimizers.Run,
        "sparsity" => Sparsity.Run,
        "overfitting" => Overfitting.Run,
        "dropout" => Dropout.Run,
        "initial-weights" => InitialWeights.Run,
        "importance" => Importance.Run,
        _ => Hyperparameters.Run,
    };
}
