using System.Buffers.Binary;

namespace AutoDiffGen.Training;

/// <summary>What an IDX file holds: its dimensions, and its numbers as bytes.</summary>
internal sealed class IdxContents
{
    private readonly byte type;
    private readonly byte[] bytes;

    private IdxContents(byte type, int[] lengths, int count, byte[] bytes) => (this.type, Lengths, Count, this.bytes) = (type, lengths, count, bytes);

    public int[] Lengths { get; }

    public int Count { get; }

    public bool AreIntegers => type is 0x08 or 0x09 or 0x0B or 0x0C;

    /// <summary>The number at a place; all types fit exactly.</summary>
    public double this[int i] => type switch
    {
        0x08 => bytes[i],
        0x09 => (sbyte)bytes[i],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(2 * i)),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 * i)),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes.AsSpan(4 * i)),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(8 * i)),
    };

    public static IdxContents Read(string path)
    {
        using Stream stream = Decompression.Open(path);
        try
        {
            return Read(stream);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path}: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static IdxContents Read(Stream stream)
    {
        byte[] head = Bytes(stream, 4, "the first four bytes");
        int size = head[2] switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0C or 0x0D => 4, 0x0E => 8, _ => 0 };
        if (head[0] != 0 || head[1] != 0 || size == 0 || head[3] == 0)
        {
            throw new InvalidDataException($"byte 0: {Convert.ToHexString(head)} is not how an IDX file begins: two zeros, a type of 08 to 0E, a number of dimensions");
        }

        int[] lengths = new int[head[3]];
        byte[] dimensions = Bytes(stream, 4 * lengths.Length, $"the lengths of {lengths.Length} dimensions");
        Int128 count = 1;
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = BinaryPrimitives.ReadInt32BigEndian(dimensions.AsSpan(4 * i));
            count *= lengths[i];
            if (lengths[i] < 0 || count * size > Array.MaxLength) throw new InvalidDataException($"byte {4 + 4 * i}: dimensions of {Text(lengths[..(i + 1)])} are more than can be held");
        }

        byte[] numbers = Bytes(stream, (int)count * size, $"{Text(lengths)} numbers of {size} bytes");
        if (stream.ReadByte() >= 0) throw new InvalidDataException($"there are more bytes than those of {Text(lengths)} numbers");
        return new(head[2], lengths, (int)count, numbers);
    }

    private static string Text(int[] lengths) => Shapes.Text(lengths.Select(length => (long)length));

    /// <summary>So many bytes. They are read bit by bit, so that what a damaged file announces is not allocated before it is there.</summary>
    private static byte[] Bytes(Stream stream, int count, string what)
    {
        using var read = new MemoryStream();
        byte[] part = new byte[Math.Min(count, 1 << 16)];
        while (read.Length < count)
        {
            int length = stream.Read(part, 0, (int)Math.Min(part.Length, count - read.Length));
            if (length == 0) throw new InvalidDataException($"it ends after {read.Length} of the {count} bytes of {what}");
            read.Write(part, 0, length);
        }

        return read.ToArray();
    }
}
