using System.Text.Json;

namespace AutoDiffGen.Training;

/// <summary>The options of an optimizer in a checkpoint, so that training is not taken up with others by mistake.</summary>
internal static class OptimizerOptions
{
    public static string Text(Optimizer optimizer) => JsonSerializer.Serialize(optimizer, optimizer.GetType(), OptimizerJson.Default);

    /// <summary>Requires that the options in a checkpoint are those of an optimizer of the same kind.</summary>
    /// <param name="text">What <see cref="Text"/> gave.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="place">The name of the text.</param>
    /// <exception cref="InvalidDataException">The text is damaged, or an option has another value; the message names it.</exception>
    public static void Check(string text, Optimizer optimizer, string place)
    {
        place = $"text '{place}'";
        using JsonDocument present = JsonDocument.Parse(Text(optimizer)), saved = Strict.Parse(System.Text.Encoding.UTF8.GetBytes(text), place);
        string name = optimizer.GetType().Name;
        foreach (JsonProperty option in Strict.Members(saved.RootElement, place))
        {
            if (!present.RootElement.TryGetProperty(option.Name, out JsonElement value)) throw new InvalidDataException($"{place}: {name} has no option {option.Name}");
            if (value.GetRawText() == option.Value.GetRawText()) continue;
            throw new InvalidDataException(
                $"{place}: {option.Name} of {name} is {option.Value.GetRawText()} in the checkpoint, and {value.GetRawText()} here; resume with the options it was made with, or load the model from it and train anew");
        }
    }
}
