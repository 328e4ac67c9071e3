using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The names that text copied from the source mentions, which generated variables must not take.</summary>
internal static class CopiedNames
{
    public static IEnumerable<string> In(Function function)
    {
        var templates = new List<Template>();
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            foreach (Expr operand in statement.Operands()) AddTemplates(operand, templates);
            if (statement is Verbatim verbatim) templates.Add(verbatim.Text);
        }

        return templates.SelectMany(Names);
    }

    private static void AddTemplates(Expr expr, List<Template> templates)
    {
        if (expr is Opaque opaque) templates.Add(opaque.Text);
        foreach (Expr child in expr.Children()) AddTemplates(child, templates);
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
