using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AutoDiffGen.Training;

/// <summary>Reads states of training that may be damaged or another training's.</summary>
internal static class TrainingStates
{
    private static readonly JsonTypeInfo<TrainingState> Whole = CreateWhole();

    public static TrainingState Read(string text, string place)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Whole) ?? throw new InvalidDataException($"text '{place}': it is empty");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"text '{place}', line {error.LineNumber + 1}, {error.Path}: {error.Message}", error);
        }
    }

    /// <summary>The state with all that belongs to it: every member is written always, and none may be missing, also one that has a default.</summary>
    private static JsonTypeInfo<TrainingState> CreateWhole()
    {
        IJsonTypeInfoResolver resolver = TrainingJson.Default.WithAddedModifier(static type =>
        {
            foreach (JsonPropertyInfo member in type.Properties) member.IsRequired = true;
        });
        var options = new JsonSerializerOptions(TrainingJson.Default.Options) { TypeInfoResolver = resolver };
        return (JsonTypeInfo<TrainingState>)options.GetTypeInfo(typeof(TrainingState));
    }

    /// <summary>Requires that a state can be one of a training.</summary>
    /// <param name="state">The state.</param>
    /// <param name="settings">The settings of the training.</param>
    /// <param name="blocks">The number of blocks of the model.</param>
    /// <param name="batches">The number of batches of an epoch.</param>
    /// <param name="place">The name of the text.</param>
    public static void Check(TrainingState state, TrainingSettings settings, int blocks, int batches, string place)
    {
        if (state.Settings != settings)
        {
            throw new InvalidDataException($"text '{place}': the checkpoint is of a training with {state.Settings}; this one has {settings}");
        }

        bool isSound = state.Epoch >= 1 && state.Batch >= 0 && state.Batch <= batches && state.Seconds >= 0
            && state.Step == (state.Epoch - 1L) * batches + state.Batch
            && state.Sums.Steps == state.Batch && state.Sums.Rows >= state.Batch && state.Sums.BlockNorms.Length == blocks
            && state.Epochs.Count == state.Epoch - 1 && state.Epochs.All(epoch => epoch?.BlockGradientNorms.Length == blocks)
            && state.Warnings.All(warning => warning is not null)
            && state.Best.Epoch >= 0 && state.Best.Epoch < state.Epoch && state.Best.Waited >= 0
            && state.Plateau is null or { Factor: >= 0 and <= 1, Bad: >= 0, Cooldown: >= 0 };
        if (!isSound) throw new InvalidDataException($"text '{place}': epoch {state.Epoch}, batch {state.Batch}, step {state.Step} and what goes with them contradict each other");
    }
}
