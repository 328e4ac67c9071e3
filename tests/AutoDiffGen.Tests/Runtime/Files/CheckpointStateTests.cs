using System.Text.Json.Nodes;
using AutoDiffGen.Tests.Runtime.Loop;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Files;

/// <summary>Checkpoints whose state lacks a part, folders with the files of others, and parameters that are not to be saved.</summary>
public sealed class CheckpointStateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.States").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AStateWithoutAnyOneOfItsMembersIsRefusedByName()
    {
        string path = Saved(out Dataset data);
        string good = File.ReadAllText(path);
        string[] members = [.. Members(State(JsonNode.Parse(good)!), "")];
        Assert.Superset(new HashSet<string>(["/epochs", "/warnings", "/best", "/best/value", "/sums/blockNorms", "/epochs/0/metrics", "/epochs/0/trainingMetrics", "/epochs/1/blockGradientNorms"]), members.ToHashSet());
        foreach (string member in members)
        {
            AssertRefused(path, good, data, member, state =>
            {
                (JsonObject parent, string name) = Find(state, member);
                parent.Remove(name);
            });
        }
    }

    [Theory]
    [InlineData("/epochs")]
    [InlineData("/warnings")]
    [InlineData("/epochs/0/metrics")]
    [InlineData("/epochs/0/trainingMetrics")]
    [InlineData("/epochs/0/blockGradientNorms")]
    [InlineData("/sums/blockNorms")]
    public void AMemberThatIsNullIsRefused(string member)
    {
        string path = Saved(out Dataset data);
        AssertRefused(path, File.ReadAllText(path), data, member, state =>
        {
            (JsonObject parent, string name) = Find(state, member);
            parent[name] = null;
        });
    }

    [Fact]
    public void FilesOfOthersAreNeitherRemovedNorTakenUp()
    {
        string[] foreign =
        [
            "step-0-weights.safetensors", "step-0-notes.json", "step-1.json", "step-00000000000x.json", "step-000000000000.json.bak", "step-notes.unfinished",
            "step-99999999999.safetensors", "step-999999999999-best.json", "xstep-000000000000.json",
        ];
        foreach (string name in foreign) File.WriteAllText(Path.Combine(folder, name), name);
        File.WriteAllText(Path.Combine(folder, "step-000000000003.json.unfinished"), "left by a process that was killed");
        var checkpoints = new Checkpoints(folder) { Keep = 1 };
        Assert.Null(checkpoints.Latest());
        new Trainer<double>(TrainerTests.Initialized()) { Epochs = 3, BatchSize = 10, Checkpoints = checkpoints }.Fit(SmallNetwork.Data(20, 1));
        Assert.Equal(foreign.Append("step-000000000006.json").Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(foreign, name => Assert.Equal(name, File.ReadAllText(Path.Combine(folder, name))));
        Assert.EndsWith("step-000000000006.json", checkpoints.Latest(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ParametersThatAreNotFiniteAreNeverSaved(bool isCancelled)
    {
        using var source = new CancellationTokenSource();
        var data = new Dataset { ["y"] = new double[8] };
        Trainer<double> Create(ScriptedModel model) => new(model)
        {
            Optimizer = new Sgd(1e200), BatchSize = 1, Epochs = 1, Checkpoints = new(folder) { EverySteps = 1, Keep = 9, Resume = true },
            Progress = new Observer { Step = step => { if (isCancelled && step.Step == 4) source.Cancel(); } },
        };

        // The fourth step leaves the range of numbers.
        var poisoned = new ScriptedModel(1) { Slope = step => step < 3 ? -1e-200 : -1e200 };
        Assert.Equal(isCancelled ? StopReason.Cancelled : StopReason.NotFinite, Create(poisoned).Fit(data, cancellationToken: source.Token).Reason);
        Assert.EndsWith("step-000000000003.json", new Checkpoints(folder).Latest(), StringComparison.Ordinal);

        var mended = new ScriptedModel(1) { Slope = _ => -1e-200 };
        Assert.Equal((StopReason.Completed, 8L), (Create(mended).Fit(data).Reason, (long)mended.Parameters[0]));
    }

    private static void AssertRefused(string path, string good, Dataset data, string member, Action<JsonNode> damage)
    {
        JsonNode file = JsonNode.Parse(good)!, state = State(file);
        damage(state);
        file["texts"]!["training.state"] = state.ToJsonString();
        File.WriteAllText(path, file.ToJsonString());
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => Create(model, Path.GetDirectoryName(path)!, 3).Fit(data, data)).Message;
        Assert.StartsWith($"{path}: text 'training.state', ", message, StringComparison.Ordinal);
        Assert.Contains(member[(member.LastIndexOf('/') + 1)..], message, StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }

    private static Trainer<double> Create(SmallNetwork model, string directory, int epochs) => new(model)
    {
        Epochs = epochs, BatchSize = 10, EvaluateTraining = true, ReduceOnPlateau = new(0.5, patience: 1), EarlyStopping = new(9),
        Metrics = { ["error"] = Metric.Mean(_ => 1, largerIsBetter: false) }, Checkpoints = new(directory) { Resume = true, Format = CheckpointFormat.Json },
    };

    private static JsonNode State(JsonNode file) => JsonNode.Parse(file["texts"]!["training.state"]!.GetValue<string>())!;

    /// <summary>The places of all members; names of metrics and elements that are numbers are none.</summary>
    private static IEnumerable<string> Members(JsonNode? node, string place)
    {
        if (node is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
            {
                foreach (string member in Members(array[i], $"{place}/{i}")) yield return member;
            }
        }
        else if (node is JsonObject members && !place.EndsWith("etrics", StringComparison.Ordinal))
        {
            foreach ((string name, JsonNode? value) in members)
            {
                yield return $"{place}/{name}";
                foreach (string member in Members(value, $"{place}/{name}")) yield return member;
            }
        }
    }

    private static (JsonObject Parent, string Name) Find(JsonNode state, string member)
    {
        string[] names = member.Split('/')[1..];
        JsonNode parent = state;
        foreach (string name in names[..^1]) parent = (parent is JsonArray array ? array[int.Parse(name, null)] : parent[name])!;
        return (parent.AsObject(), names[^1]);
    }

    private string Saved(out Dataset data)
    {
        data = SmallNetwork.Data(20, 1);
        Create(TrainerTests.Initialized(), folder, 2).Fit(data, data);
        return new Checkpoints(folder).Latest()!;
    }
}
