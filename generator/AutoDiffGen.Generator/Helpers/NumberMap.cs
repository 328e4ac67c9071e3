using System.Diagnostics.CodeAnalysis;

namespace AutoDiffGen.Generator.Helpers;

/// <summary>A map from numbers of variables or statements. They are dense: pages take the place of hashing.</summary>
/// <remarks>No page is large: large arrays make the collector go through everything, again and again while a long method is compiled.</remarks>
internal sealed class NumberMap<T>
{
    private const int Bits = 6;
    private const int Size = 1 << Bits;

    private Window<Page?> pages;

    /// <summary>Whether nothing was ever put in.</summary>
    public bool IsEmpty { get; private set; } = true;

    public T this[int number]
    {
        get => TryGetValue(number, out T? value) ? value : throw new KeyNotFoundException($"{number} is not in the map.");
        set
        {
            IsEmpty = false;
            Page page = pages[number >> Bits] ??= new Page();
            page.Used |= 1UL << number;
            page.Values[number & (Size - 1)] = value;
        }
    }

    public bool ContainsKey(int number) => PageOf(number) is not null;

    public bool TryGetValue(int number, [MaybeNullWhen(false)] out T value)
    {
        Page? page = PageOf(number);
        value = page is null ? default : page.Values[number & (Size - 1)];
        return page is not null;
    }

    public void Remove(int number)
    {
        if (PageOf(number) is not { } page) return;
        page.Used &= ~(1UL << number);
        page.Values[number & (Size - 1)] = default!;
    }

    /// <summary>The page that the number is on; null if it is not in the map.</summary>
    private Page? PageOf(int number) =>
        pages.Get(number >> Bits) is { } page && (page.Used & 1UL << number) != 0 ? page : null;

    private sealed class Page
    {
        public readonly T[] Values = new T[Size];
        public ulong Used;
    }
}
