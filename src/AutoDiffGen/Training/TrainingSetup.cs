using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>What a trainer does around the optimizer's step and what it remembers of epochs, in a checkpoint, so that training is not taken up with something else by mistake. Of a function only that there is one can be told.</summary>
internal sealed record TrainingSetup(
    Schedule? Schedule, ReduceOnPlateau? ReduceOnPlateau, Regularizer? Regularizer, ImmutableArray<GradientTransform> GradientTransforms, ImmutableArray<ProximalStep> ProximalSteps,
    WatchedEpochs EarlyStopping)
{
    /// <summary>The name of the member that says which record it is.</summary>
    public const string Kind = "Kind";

    public string Write() => JsonSerializer.Serialize(this, SetupJson.Default.TrainingSetup);

    /// <summary>Requires that a setup in a checkpoint is this one.</summary>
    /// <param name="text">What <see cref="Write"/> gave.</param>
    /// <param name="place">The name of the text.</param>
    /// <exception cref="InvalidDataException">The text is damaged, or something differs; the message names it.</exception>
    public void Check(string text, string place)
    {
        place = $"text '{place}'";
        using JsonDocument present = JsonDocument.Parse(Write()), saved = Strict.Parse(Encoding.UTF8.GetBytes(text), place);
        foreach (JsonProperty part in Strict.Members(saved.RootElement, place))
        {
            if (!present.RootElement.TryGetProperty(part.Name, out JsonElement here)) throw new InvalidDataException($"{place}: training has no {part.Name}");
            if (Difference(part.Name, part.Value, here) is not { } difference) continue;
            throw new InvalidDataException($"{place}: {difference}; resume with what it was made with, or load the model from it and train anew");
        }
    }

    /// <summary>The first difference, as a sentence; null when there is none.</summary>
    private static string? Difference(string name, JsonElement saved, JsonElement here)
    {
        if (JsonElement.DeepEquals(saved, here)) return null;
        string? inside = (saved.ValueKind, here.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) when Title(saved) == Title(here) => saved.EnumerateObject()
                .Select(member => here.TryGetProperty(member.Name, out JsonElement other) ? Difference($"{name}.{member.Name}", member.Value, other) : null)
                .FirstOrDefault(static difference => difference is not null),
            (JsonValueKind.Array, JsonValueKind.Array) when saved.GetArrayLength() == here.GetArrayLength() => saved.EnumerateArray()
                .Zip(here.EnumerateArray()).Select((pair, i) => Difference($"{name}[{i}]", pair.First, pair.Second))
                .FirstOrDefault(static difference => difference is not null),
            _ => null,
        };
        return inside ?? $"{name} is {Title(saved)} in the checkpoint, and {Title(here)} here";
    }

    /// <summary>An object by its kind, a list by those of what it holds, anything else as it is.</summary>
    private static string Title(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "none",
        JsonValueKind.Object => value.TryGetProperty(Kind, out JsonElement kind) ? kind.ToString() : "given",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Title))}]",
        _ => value.GetRawText(),
    };
}

/// <summary>How a setup is written as JSON, by the names it has in C#, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingSetup))]
internal sealed partial class SetupJson : JsonSerializerContext;
