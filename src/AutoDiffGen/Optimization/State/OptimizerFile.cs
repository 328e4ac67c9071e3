using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>The state of an optimizer in bytes: a header that says what it is, then the slots, all little-endian.</summary>
internal static class OptimizerFile
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Mark => "ADGO"u8;

    public static void Write<T>(Stream destination, OptimizerProgress progress, T[][] slots, int count) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(Version);
        byte[] name = Encoding.ASCII.GetBytes(progress.Optimizer);
        writer.Write((byte)name.Length);
        writer.Write(name);
        writer.Write(Unsafe.SizeOf<T>());
        writer.Write(count);
        writer.Write(slots.Length);
        writer.Write(progress.Steps);
        writer.Write(progress.Product);
        foreach (T[] slot in slots)
        {
            T[] bytes = BitConverter.IsLittleEndian ? slot : Reversed(slot);
            writer.Write(MemoryMarshal.AsBytes(bytes.AsSpan()));
        }
    }

    public static OptimizerProgress Read<T>(Stream source, string optimizer, T[][] slots, int count) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return ReadWhole(source, optimizer, slots, count);
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException($"The stream ends within the state, where that of {optimizer} for {count} parameters of type {DataColumn.NameOf(typeof(T))} is expected.", error);
        }
    }

    private static OptimizerProgress ReadWhole<T>(Stream source, string optimizer, T[][] slots, int count) where T : unmanaged, INumber<T>
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        Span<byte> mark = stackalloc byte[Mark.Length];
        reader.ReadExactly(mark);
        if (!mark.SequenceEqual(Mark)) throw new InvalidDataException("This is not the state of an optimizer.");
        Require("version", reader.ReadInt32(), Version);
        string saved = ReadName(reader);
        if (saved != optimizer) throw new InvalidDataException($"The state is that of {saved}; the optimizer is {optimizer}.");
        Require("size of a number in bytes", reader.ReadInt32(), Unsafe.SizeOf<T>());
        Require("number of parameters", reader.ReadInt32(), count);
        Require("count of numbers kept for each parameter", reader.ReadInt32(), slots.Length);
        var progress = new OptimizerProgress(saved, reader.ReadInt64(), reader.ReadDouble());
        if (progress.Steps < 0) throw new InvalidDataException($"The state has taken {progress.Steps} steps.");
        for (int slot = 0; slot < slots.Length; slot++)
        {
            T[] values = new T[count];
            reader.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            slots[slot] = BitConverter.IsLittleEndian ? values : Reversed(values);
        }

        return progress;
    }

    private static string ReadName(BinaryReader reader)
    {
        byte[] name = new byte[reader.ReadByte()];
        reader.ReadExactly(name);
        return Encoding.ASCII.GetString(name);
    }

    private static void Require(string what, int saved, int wanted)
    {
        if (saved != wanted) throw new InvalidDataException($"The {what} is {saved} in the state, and {wanted} here.");
    }

    private static T[] Reversed<T>(T[] values) where T : unmanaged
    {
        T[] result = (T[])values.Clone();
        Span<byte> bytes = MemoryMarshal.AsBytes(result.AsSpan());
        for (int i = 0; i < bytes.Length; i += Unsafe.SizeOf<T>()) bytes.Slice(i, Unsafe.SizeOf<T>()).Reverse();
        return result;
    }
}
