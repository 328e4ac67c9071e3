using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The names that text copied from the source mentions, which generated variables must not take.</summary>
internal static class CopiedNames
{
    public static IEnumerable<string> In(Function function) => function.Body.DescendantStatements().SelectMany(Templates).SelectMany(Names);

    private static IEnumerable<Template> Templates(Stmt statement)
    {
        IEnumerable<Template> inExpressions = statement.Operands().SelectMany(e => e.DescendantsAndSelf()).OfType<Opaque>().Select(o => o.Text);
        return statement is Verbatim verbatim ? inExpressions.Append(verbatim.Text) : inExpressions;
    }

    private static IEnumerable<string> Names(Template template)
    {
        string text = string.Join(" ", template.Fragments);
        // Interpolated and raw strings hold names that matter; the words of an ordinary string do not.
        bool skipStrings = text.IndexOf("$\"", StringComparison.Ordinal) < 0 && text.IndexOf("@\"", StringComparison.Ordinal) < 0
            && text.IndexOf("\"\"\"", StringComparison.Ordinal) < 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (skipStrings && text[i] == '"') i = Text.EndOfString(text, i);
            if (!Text.IsNameStart(text[i])) continue;
            int start = i;
            while (i < text.Length && (Text.IsNameStart(text[i]) || char.IsDigit(text[i]))) i++;
            bool isQualified = start > 0 && text[start - 1] is '.' or ':';
            if (!isQualified) yield return text.Substring(start, i - start);
            i--;
        }
    }
}
