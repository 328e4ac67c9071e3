using System.Text;

namespace AutoDiffGen.Generator.Tests.Score;

/// <summary>How many of the cases come out right, how many are refused and why.</summary>
internal static class CaseScore
{
    public static IReadOnlyList<CaseVerdict> Verdicts { get; } = [.. CaseGroup.All.SelectMany(g => g.Ids).Select(CaseVerdict.Of)];

    public static string Text()
    {
        var text = new StringBuilder();
        Line("", "cases", "right", "refused", "wrong");
        foreach (CaseGroup group in CaseGroup.All) Count($"{group.Letter}  {group.Title}", [.. Verdicts.Where(v => v.Id[0] == group.Letter)]);
        Count("all", [.. Verdicts]);
        text.Append('\n');
        foreach (CaseVerdict refused in Verdicts.Where(v => v.Verdict == Verdict.Refused))
        {
            text.Append($"{refused.Id}  {refused.Method.Refused}  {refused.Title}: {refused.Method.Because.Replace("`", "", StringComparison.Ordinal)}\n");
        }

        return text.ToString();

        void Count(string title, CaseVerdict[] verdicts) => Line(
            title,
            $"{verdicts.Length}",
            $"{verdicts.Count(v => v.Verdict == Verdict.Right)}",
            $"{verdicts.Count(v => v.Verdict == Verdict.Refused)}",
            $"{verdicts.Count(v => v.Verdict == Verdict.Wrong)}");

        void Line(string title, string cases, string right, string refused, string wrong) => text.Append($"{title,-58}{cases,6}{right,7}{refused,9}{wrong,7}\n");
    }
}
