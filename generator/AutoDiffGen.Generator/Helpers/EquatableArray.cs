using System.Collections;
using System.Collections.Immutable;

namespace AutoDiffGen.Generator.Helpers;

/// <summary>An immutable array that compares by its elements, so that records holding one compare by value.</summary>
internal readonly struct EquatableArray<T>(ImmutableArray<T> items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    public static EquatableArray<T> Empty => default;

    private readonly ImmutableArray<T> items = items;

    private ImmutableArray<T> Items => items.IsDefault ? ImmutableArray<T>.Empty : items;

    public int Count => items.IsDefault ? 0 : items.Length;

    public T this[int index] => items[index];

    public bool Equals(EquatableArray<T> other)
    {
        ImmutableArray<T> mine = Items, theirs = other.Items;
        if (mine == theirs) return true;
        if (mine.Length != theirs.Length) return false;
        for (int i = 0; i < mine.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(mine[i], theirs[i])) return false;
        }

        return true;
    }

    /// <summary>Whether it is the very same array in memory, without a look at the elements.</summary>
    public bool IsSame(EquatableArray<T> other) => Items == other.Items;

    public bool Any(Func<T, bool> predicate)
    {
        foreach (T item in this)
        {
            if (predicate(item)) return true;
        }

        return false;
    }

    public bool All(Func<T, bool> predicate)
    {
        foreach (T item in this)
        {
            if (!predicate(item)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in this) hash = unchecked(hash * 31 + (item?.GetHashCode() ?? 0));
        return hash;
    }

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>Goes through the elements.</summary>
    public struct Enumerator(EquatableArray<T> array)
    {
        private readonly EquatableArray<T> array = array;
        private int index = -1;

        public readonly T Current => array[index];

        public bool MoveNext() => ++index < array.Count;
    }
}

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Of<T>(T item) where T : IEquatable<T> => new(ImmutableArray.Create(item));

    public static EquatableArray<T> Of<T>(T first, T second) where T : IEquatable<T> => new(ImmutableArray.Create(first, second));

    public static EquatableArray<T> Of<T>(T first, T second, T third) where T : IEquatable<T> => new(ImmutableArray.Create(first, second, third));

    public static EquatableArray<T> Of<T>(params T[] items) where T : IEquatable<T> => new(ImmutableArray.Create(items));

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) where T : IEquatable<T> => new([.. items]);
}
