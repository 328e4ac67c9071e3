using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AutoDiffGen.Training;

/// <summary>Tensors as JSON, to be read by people too: numbers in the shortest form that reads back to the same bits, bytes in base 64.</summary>
internal static class JsonTensors
{
    private const string Format = "AutoDiffGen tensors";
    private const int Version = 1;

    public static byte[] Write(TensorFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteStartObject("texts");
            foreach ((string name, string text) in file.Texts) json.WriteString(name, text);
            json.WriteEndObject();
            json.WriteStartObject("tensors");
            foreach ((string name, StoredTensor tensor) in file.Tensors) Write(json, name, tensor);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    public static TensorFile Read(byte[] contents)
    {
        using JsonDocument document = Strict.Parse(contents, "file");
        JsonElement root = document.RootElement;
        if (Strict.Text(Strict.Member(root, "format", "file"), "format") is var format && format != Format)
        {
            throw new InvalidDataException($"format: it is '{format}'; '{Format}' is expected");
        }

        JsonElement version = Strict.Require(Strict.Member(root, "version", "file"), JsonValueKind.Number, "version");
        if (!version.TryGetInt32(out int number) || number != Version) throw new InvalidDataException($"version: it is {version}; {Version} is known here");
        var file = new TensorFile();
        foreach (JsonProperty text in Strict.Members(Strict.Member(root, "texts", "file"), "texts")) file.Texts.Add(text.Name, Strict.Text(text.Value, $"text '{text.Name}'"));
        foreach (JsonProperty tensor in Strict.Members(Strict.Member(root, "tensors", "file"), "tensors")) file.Tensors.Add(tensor.Name, Read(tensor.Value, $"tensor '{tensor.Name}'"));
        return file;
    }

    private static void Write(Utf8JsonWriter json, string name, StoredTensor tensor)
    {
        json.WriteStartObject(name);
        json.WriteString("type", tensor.Type);
        json.WriteStartArray("shape");
        foreach (long length in tensor.Shape) json.WriteNumberValue(length);
        json.WriteEndArray();
        if (tensor.Type == "U8")
        {
            json.WriteBase64String("base64", tensor.Bytes.Span);
        }
        else
        {
            json.WriteStartArray("values");
            long count = StoredTensor.Count(tensor.Shape.AsSpan());
            if (tensor.Type == "F32") Write(json, tensor.Read<float>(name, count));
            else Write(json, tensor.Read<double>(name, count));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, T[] numbers) where T : IFloatingPointIeee754<T>
    {
        foreach (T number in numbers)
        {
            string text = number.ToString("R", CultureInfo.InvariantCulture);
            if (T.IsFinite(number)) json.WriteRawValue(text, skipInputValidation: true);
            else json.WriteStringValue(text);
        }
    }

    private static StoredTensor Read(JsonElement tensor, string place)
    {
        string type = Strict.Text(Strict.Member(tensor, "type", place), $"{place}, type");
        ImmutableArray<long> shape = Strict.Integers(Strict.Member(tensor, "shape", place), $"{place}, shape");
        byte[] bytes = type switch
        {
            "U8" => Bytes(Strict.Member(tensor, "base64", place), place),
            "F32" => Numbers(Strict.Member(tensor, "values", place), place, float.Parse),
            "F64" => Numbers(Strict.Member(tensor, "values", place), place, double.Parse),
            _ => throw new InvalidDataException($"{place}: the type {type} is not known here; F32, F64 and U8 are"),
        };
        if (StoredTensor.Count(shape.AsSpan()) is var count && count * StoredTensor.SizeOf(type) != bytes.Length)
        {
            throw new InvalidDataException($"{place}: {type}[{Shapes.Text(shape)}] does not have {bytes.Length / StoredTensor.SizeOf(type)} elements");
        }

        return new(type, shape, bytes);
    }

    private static byte[] Bytes(JsonElement text, string place) => Strict.Require(text, JsonValueKind.String, place).TryGetBytesFromBase64(out byte[]? bytes)
        ? bytes
        : throw new InvalidDataException($"{place}: its bytes are not in base 64");

    private static byte[] Numbers<T>(JsonElement values, string place, Func<string, NumberStyles, IFormatProvider, T> parse) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Strict.Require(values, JsonValueKind.Array, place);
        var numbers = new T[values.GetArrayLength()];
        int i = 0;
        foreach (JsonElement value in values.EnumerateArray())
        {
            string text = value.ValueKind switch
            {
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.String when value.GetString() is "NaN" or "Infinity" or "-Infinity" => value.GetString()!,
                _ => throw new InvalidDataException($"{place}, element {i}: {value.ValueKind} is no number"),
            };
            numbers[i] = parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (value.ValueKind == JsonValueKind.Number && !T.IsFinite(numbers[i])) throw new InvalidDataException($"{place}, element {i}: {text} is beyond the numbers of the type");
            i++;
        }

        return StoredTensor.Of<T>(numbers, numbers.Length).Bytes.ToArray();
    }
}
