using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Finds what must not happen more often than the user wrote it, where a derivative would run the method again.</summary>
/// <remarks>Guards, which do nothing or throw, may be repeated, and so may writes to parameters, which are copied.</remarks>
internal static class RepeatedEffects
{
    private const int LongestName = 60;

    public static IEnumerable<Obstacle> In(Function method)
    {
        HashSet<int> written = WrittenArrays.Of(method.Body);
        foreach (Stmt statement in method.Body.DescendantStatements())
        {
            Obstacle? found = statement switch
            {
                Verbatim { HasLastingEffect: true } copied => Of(copied.Text, copied.Reads.Concat(copied.Writes.Select(w => new Read(w.After))).ToEquatableArray(), copied.Obstacle?.Origin ?? copied.Origin),
                Effect { Value: Opaque { HasLastingEffect: true } opaque } => Of(opaque, statement.Origin),
                Define { Value: Opaque { HasLastingEffect: true } opaque } => Of(opaque, statement.Origin),
                Define { Value: Opaque opaque } s when written.Contains(s.Target.Id) && IsStorage(Text(opaque.Text, opaque.Arguments)) => Of(opaque, statement.Origin),
                _ => null,
            };
            if (found is not null) yield return found;
        }
    }

    private static Obstacle Of(Opaque opaque, int origin) => Of(opaque.Text, opaque.Arguments, opaque.Obstacle?.Origin ?? origin);

    private static Obstacle Of(Template text, EquatableArray<Expr> arguments, int origin)
    {
        string name = Text(text, arguments);
        if (name.Length == 0) name = "using";
        if (name.Length > LongestName) name = name.Substring(0, LongestName - 1).TrimEnd() + "…";
        return new Obstacle(DiagnosticIds.RepeatedEffect, EquatableArray.Of(name), origin);
    }

    private static string Text(Template template, EquatableArray<Expr> arguments)
    {
        var text = new System.Text.StringBuilder(template.Fragments[0]);
        for (int i = 0; i < template.Gaps.Count; i++)
        {
            string name = arguments[template.Gaps[i]] is Read read ? read.Local.Name : "…";
            text.Append(name).Append(template.Fragments[i + 1]);
        }

        string[] words = text.Replace("global::", "").ToString().Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" ", words).TrimEnd(';');
    }

    /// <summary>Whether it names memory that was there before the call: a field or a property.</summary>
    private static bool IsStorage(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] is '_' or '@') && text.IndexOf('(') < 0 && !text.StartsWith("new", StringComparison.Ordinal);
}
