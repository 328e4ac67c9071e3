using System.Globalization;

namespace AutoDiffGen.Generator.Analyses.Cost;

/// <summary>A number of things as a formula of trip counts: <c>3 + 5·w.Length + 2·n·m</c>.</summary>
internal sealed class CostFormula
{
    private readonly SortedDictionary<string, long> terms = new(StringComparer.Ordinal);

    public bool IsZero => terms.Count == 0;

    /// <summary>Adds a multiple of a product of trip counts; the empty product is 1.</summary>
    public void Add(string trips, long count)
    {
        if (count == 0) return;
        terms.TryGetValue(trips, out long known);
        terms[trips] = known + count;
    }

    /// <summary>Adds the larger of two, term by term: one of them happens.</summary>
    public void AddLarger(CostFormula first, CostFormula second)
    {
        foreach (string trips in first.terms.Keys.Union(second.terms.Keys)) Add(trips, Math.Max(first[trips], second[trips]));
    }

    public override string ToString() => IsZero ? "0" : string.Join(" + ", terms.Select(term => Text(term.Key, term.Value)));

    private long this[string trips] => terms.TryGetValue(trips, out long count) ? count : 0;

    private static string Text(string trips, long count)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        return trips.Length == 0 ? number : count == 1 ? trips : $"{number}·{trips}";
    }
}
