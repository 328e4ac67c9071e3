using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The names that text copied from the source mentions, which generated variables must not take.</summary>
internal static class CopiedNames
{
    public static IEnumerable<string> In(Function function) => In(function.Body).SelectMany(Names);

    private static IEnumerable<Template> In(Block block) => block.Statements.SelectMany(In);

    private static IEnumerable<Template> In(Stmt statement) => statement switch
    {
        Define { Value: { } value } => In(value),
        Assign assign => In(assign.Value),
        Store store => In(store.Array).Concat(store.Indices.SelectMany(In)).Concat(In(store.Value)),
        Effect effect => In(effect.Value),
        Throw exit => In(exit.Exception),
        Return { Value: { } value } => In(value),
        Push push => In(push.Value),
        Verbatim verbatim => [verbatim.Text],
        If choice => In(choice.Condition).Concat(In(choice.Then)).Concat(In(choice.Else)),
        Loop loop => (loop.Condition is { } condition ? In(condition) : []).Concat(In(loop.Body)).Concat(In(loop.Iterator))
            .Concat(loop.Counter is { } counter ? In(counter.Start).Concat(In(counter.Bound)) : []),
        _ => [],
    };

    private static IEnumerable<Template> In(Expr expression) => expression switch
    {
        Opaque opaque => opaque.Arguments.SelectMany(In).Append(opaque.Text),
        Element element => In(element.Array).Concat(element.Indices.SelectMany(In)),
        Length length => In(length.Array),
        Unary unary => In(unary.Operand),
        Binary binary => In(binary.Left).Concat(In(binary.Right)),
        Ir.Convert convert => In(convert.Operand),
        Apply apply => apply.Arguments.SelectMany(In),
        Call call => call.Arguments.SelectMany(In),
        Select select => In(select.Condition).Concat(In(select.WhenTrue)).Concat(In(select.WhenFalse)),
        Allocate allocate => allocate.Lengths.SelectMany(In),
        _ => [],
    };

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
