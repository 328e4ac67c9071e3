using System.Collections.Immutable;
using System.Text.Json;

namespace AutoDiffGen.Training;

/// <summary>Reads JSON that must be exactly as expected, and says where it is not.</summary>
internal static class Strict
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> text, string place)
    {
        // Property names of a document are decoded late; what is no UTF-8 is to be found now.
        if (!System.Text.Unicode.Utf8.IsValid(text.Span)) throw new InvalidDataException($"{place}: it is no UTF-8 text");
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"{place}: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{place}, line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: no valid JSON; {error.Message}", error);
        }
    }

    public static IEnumerable<JsonProperty> Members(JsonElement element, string place)
    {
        foreach (JsonProperty member in Require(element, JsonValueKind.Object, place).EnumerateObject())
        {
            // A name may hold half a character, as the escape \ud800, and is no text then.
            try
            {
                _ = member.Name;
            }
            catch (InvalidOperationException error)
            {
                throw new InvalidDataException($"{place}: {error.Message}", error);
            }

            yield return member;
        }
    }

    public static JsonElement Member(JsonElement element, string name, string place) =>
        Require(element, JsonValueKind.Object, place).TryGetProperty(name, out JsonElement member) ? member : throw new InvalidDataException($"{place}: '{name}' is missing");

    public static string Text(JsonElement element, string place)
    {
        try
        {
            return Require(element, JsonValueKind.String, place).GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"{place}: {error.Message}", error);
        }
    }

    public static ImmutableArray<long> Integers(JsonElement element, string place)
    {
        var result = ImmutableArray.CreateBuilder<long>();
        foreach (JsonElement item in Require(element, JsonValueKind.Array, place).EnumerateArray())
        {
            result.Add(item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long value) ? value : throw new InvalidDataException($"{place}: {item} is no integer"));
        }

        return result.ToImmutable();
    }

    public static JsonElement Require(JsonElement element, JsonValueKind kind, string place) =>
        element.ValueKind == kind ? element : throw new InvalidDataException($"{place}: {kind} is expected, and {element.ValueKind} is there");
}
