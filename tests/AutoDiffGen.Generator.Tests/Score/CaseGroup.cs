namespace AutoDiffGen.Generator.Tests.Score;

/// <summary>The cases that differentiators get wrong, group by group: one file of the corpus for each.</summary>
/// <param name="Letter">What the names of its cases begin with.</param>
/// <param name="Title">What they are about.</param>
/// <param name="Numbers">Their numbers.</param>
internal sealed record CaseGroup(char Letter, string Title, string Numbers)
{
    public static IReadOnlyList<CaseGroup> All { get; } =
    [
        new('A', "straight-line code, overwriting, order of evaluation", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26"),
        new('B', "control flow", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29 31 32 34 35 37 38"),
        new('C', "arrays, spans, collections, aliasing", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29 31 32 34 35 37 38 40 41"),
        new('D', "kinks, singular points, NaN", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29 31 32 34 35 37 38 40"),
        new('E', "numeric types and conversions", "01 02 04 05 07 08 10 11 13 14 16 17 19 20"),
        new('F', "features of the language", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29 31 32 34 35 37 38 40 41 43 44 46 47 49"),
        new('G', "differentiation as such", "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25"),
    ];

    /// <summary><c>A01</c>, <c>A02</c>, …</summary>
    public IEnumerable<string> Ids => Numbers.Split(' ').Select(number => Letter + number);
}
