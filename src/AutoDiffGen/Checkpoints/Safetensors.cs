using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AutoDiffGen.Training;

/// <summary>The safetensors format: the length of a header, the header as JSON, and the bytes of the tensors without gaps. Python reads it as well.</summary>
/// <remarks>Source: github.com/huggingface/safetensors, README; like there, a header has at most 100 MB, and tensors neither overlap nor leave holes.</remarks>
internal static class Safetensors
{
    /// <summary>The member of the header that holds texts, and is no tensor.</summary>
    public const string Texts = "__metadata__";

    private const int Prefix = sizeof(ulong), LargestHeader = 100_000_000, Alignment = 8;

    public static byte[] Write(TensorFile file)
    {
        byte[] header = Header(file);
        long length = Prefix + header.Length + file.Tensors.Values.Sum(tensor => (long)tensor.Bytes.Length);
        byte[] result = new byte[checked((int)length)];
        BinaryPrimitives.WriteUInt64LittleEndian(result, (ulong)header.Length);
        header.CopyTo(result, Prefix);
        int place = Prefix + header.Length;
        foreach (StoredTensor tensor in file.Tensors.Values)
        {
            tensor.Bytes.Span.CopyTo(result.AsSpan(place));
            place += tensor.Bytes.Length;
        }

        return result;
    }

    public static TensorFile Read(byte[] contents)
    {
        if (contents.Length < Prefix) throw new InvalidDataException($"the file has {contents.Length} bytes, too few for safetensors");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(contents);
        if (length > LargestHeader || (long)length > contents.Length - Prefix)
        {
            throw new InvalidDataException($"byte 0: a header of {length} bytes is announced; the file has {contents.Length}, so that it is cut off or not safetensors");
        }

        var file = new TensorFile();
        ReadOnlyMemory<byte> data = contents.AsMemory(Prefix + (int)length);
        using JsonDocument header = Strict.Parse(contents.AsMemory(Prefix, (int)length), "header");
        var spans = new List<(long Start, long End, string Name)>();
        foreach (JsonProperty entry in Strict.Members(header.RootElement, "header"))
        {
            if (entry.Name == Texts)
            {
                foreach (JsonProperty text in Strict.Members(entry.Value, Texts)) file.Texts.Add(text.Name, Strict.Text(text.Value, text.Name));
                continue;
            }

            spans.Add(Add(file, entry, data));
        }

        RequireNoGaps(spans, data.Length);
        return file;
    }

    private static (long Start, long End, string Name) Add(TensorFile file, JsonProperty entry, ReadOnlyMemory<byte> data)
    {
        string place = $"tensor '{entry.Name}'";
        string type = Strict.Text(Strict.Member(entry.Value, "dtype", place), $"{place}, dtype");
        ImmutableArray<long> shape = Strict.Integers(Strict.Member(entry.Value, "shape", place), $"{place}, shape");
        ImmutableArray<long> offsets = Strict.Integers(Strict.Member(entry.Value, "data_offsets", place), $"{place}, data_offsets");
        int size = StoredTensor.SizeOf(type);
        if (size == 0) throw new InvalidDataException($"{place}: the type {type} is not known here; F32, F64 and U8 are");
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > data.Length)
        {
            throw new InvalidDataException($"{place}: its bytes are said to be [{string.Join(", ", offsets.Select(offset => offset.ToString(CultureInfo.InvariantCulture)))}] of {data.Length}, so that the file is cut off or damaged");
        }

        long count = StoredTensor.Count(shape.AsSpan()), bytes = offsets[1] - offsets[0];
        if (count < 0 || count * size != bytes) throw new InvalidDataException($"{place}: {type}[{Shapes.Text(shape)}] does not have {bytes} bytes");
        file.Tensors.Add(entry.Name, new(type, shape, data[(int)offsets[0]..(int)offsets[1]]));
        return (offsets[0], offsets[1], entry.Name);
    }

    private static void RequireNoGaps(List<(long Start, long End, string Name)> spans, long length)
    {
        long end = 0;
        foreach ((long start, long next, string name) in spans.Order())
        {
            if (start != end) throw new InvalidDataException($"tensor '{name}': it begins at byte {start} of the data, where {end} is expected");
            end = next;
        }

        if (end != length) throw new InvalidDataException($"the tensors have {end} bytes; the file has {length} for them");
    }

    private static byte[] Header(TensorFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(Texts);
            foreach ((string name, string text) in file.Texts) json.WriteString(name, text);
            json.WriteEndObject();
            long start = 0;
            foreach ((string name, StoredTensor tensor) in file.Tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", tensor.Type);
                json.WriteStartArray("shape");
                foreach (long dimension in tensor.Shape) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(start);
                json.WriteNumberValue(start += tensor.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.WrittenCount % Alignment != 0) buffer.Write(" "u8);
        return buffer.WrittenSpan.ToArray();
    }
}
