using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Training;

/// <summary>A tensor as it is stored: a type, a shape, and the little-endian bytes of its elements.</summary>
/// <param name="Type">The type, in the words of safetensors: F32, F64 or U8.</param>
/// <param name="Shape">The lengths of the dimensions.</param>
/// <param name="Bytes">The elements, row-major.</param>
internal sealed record StoredTensor(string Type, ImmutableArray<long> Shape, ReadOnlyMemory<byte> Bytes)
{
    public static StoredTensor Of<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> shape) where T : unmanaged
    {
        var lengths = ImmutableArray.CreateBuilder<long>(shape.Length);
        foreach (int length in shape) lengths.Add(length);
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian) Reverse(bytes, Unsafe.SizeOf<T>());
        return new(TypeName<T>(), lengths.MoveToImmutable(), bytes);
    }

    /// <summary>The number of bytes of an element, or 0 if the type is unknown.</summary>
    public static int SizeOf(string type) => type switch { "F32" => sizeof(float), "F64" => sizeof(double), "U8" => sizeof(byte), _ => 0 };

    /// <summary>The number of elements, or −1 where it is more than an array can hold.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        Int128 count = 1;
        foreach (long length in shape)
        {
            if (length < 0) return -1;
            count *= length;
            if (count > int.MaxValue) return shape.Contains(0) ? 0 : -1;
        }

        return (long)count;
    }

    /// <summary>The elements, if they have a type and a number.</summary>
    /// <exception cref="InvalidDataException">They have others.</exception>
    public T[] Read<T>(string name, long count) where T : unmanaged
    {
        if (Type != TypeName<T>() || Count(Shape.AsSpan()) != count)
        {
            throw new InvalidDataException($"tensor '{name}' is {Type}[{Shapes.Text(Shape)}]; {TypeName<T>()} with {count} elements is wanted");
        }

        byte[] bytes = Bytes.ToArray();
        if (!BitConverter.IsLittleEndian) Reverse(bytes, Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    public static string TypeName<T>() => typeof(T) == typeof(float) ? "F32" : typeof(T) == typeof(double) ? "F64" : typeof(T) == typeof(byte) ? "U8"
        : throw new NotSupportedException($"Numbers of type {typeof(T).Name} cannot be stored; float and double can.");

    private static void Reverse(Span<byte> bytes, int size)
    {
        for (int i = 0; i < bytes.Length; i += size) bytes.Slice(i, size).Reverse();
    }
}
