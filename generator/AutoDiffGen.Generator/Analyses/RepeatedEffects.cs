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

    private static readonly string[] Assigning = ["++", "--", " = ", "+= ", "-= ", "*= ", "/= ", "%= ", "&= ", "|= ", "^= ", "??= ", "<<= ", ">>= "];

    private static readonly string[] LikeCalls = ["typeof", "nameof", "default", "sizeof", "checked", "unchecked", "new"];

    public static IEnumerable<Obstacle> In(Function method)
    {
        HashSet<int> written = WrittenArrays.Of(method.Body);
        foreach (Stmt statement in method.Body.DescendantStatements())
        {
            Obstacle? found = statement switch
            {
                Verbatim copied => Of(copied.Text, copied.Reads.Concat(copied.Writes.Select(w => new Read(w.After))).ToEquatableArray(), copied.Obstacle?.Origin ?? copied.Origin),
                Effect { Value: Opaque opaque } when !IsGuard(Text(opaque.Text, opaque.Arguments)) => Of(opaque, statement.Origin),
                Define { Value: Opaque { IsPure: false } opaque } when IsAction(Text(opaque.Text, opaque.Arguments)) => Of(opaque, statement.Origin),
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

    private static bool IsGuard(string text)
    {
        int open = text.IndexOf('(');
        if (open < 0) return false;
        string path = text.Substring(0, open);
        string member = path.Substring(path.LastIndexOf('.') + 1);
        return member.StartsWith("ThrowIf", StringComparison.Ordinal)
            || path.EndsWith("Debug.Assert", StringComparison.Ordinal)
            || path.EndsWith("Trace.Assert", StringComparison.Ordinal);
    }

    /// <summary>Whether it calls, assigns or counts; the creation of an object and the read of a member do not.</summary>
    private static bool IsAction(string text) => Assigning.Any(text.Contains) || Enumerable.Range(1, text.Length).Any(end => EndsInCall(text, end));

    /// <summary>Whether a name and the parenthesis that calls it end here.</summary>
    private static bool EndsInCall(string text, int end)
    {
        int open = end - 1;
        if (open == 0 || text[open] != '(' || !(char.IsLetterOrDigit(text[open - 1]) || text[open - 1] is '_' or '>')) return false;
        int start = open;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '@' or '.' or ':' or '<' or '>' or ',')) start--;
        bool isKeyword = Array.IndexOf(LikeCalls, text.Substring(start, open - start)) >= 0;
        return !isKeyword && !text.Substring(0, start).EndsWith("new ", StringComparison.Ordinal);
    }

    /// <summary>Whether it names memory that was there before the call: a field or a property.</summary>
    private static bool IsStorage(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] is '_' or '@') && text.IndexOf('(') < 0 && !text.StartsWith("new", StringComparison.Ordinal);
}
