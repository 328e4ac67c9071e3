using System.Globalization;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>A piece of C# text, with gaps where expressions go.</summary>
internal sealed class Snippet
{
    private readonly List<string> fragments = [""];

    private readonly List<Expr> arguments = [];

    /// <summary>What an interpolated string says; it may hold expressions, variables, other pieces, names and numbers.</summary>
    public static Snippet Of(FormattableString text)
    {
        var snippet = new Snippet();
        object[] values = text.GetArguments();
        string format = text.Format;
        int start = 0;
        while (format.IndexOf('{', start) is >= 0 and var open)
        {
            int close = format.IndexOf('}', open);
            snippet.Append(format.Substring(start, open - start));
            snippet.AppendValue(values[int.Parse(format.Substring(open + 1, close - open - 1), CultureInfo.InvariantCulture)]);
            start = close + 1;
        }

        snippet.Append(format.Substring(start));
        return snippet;
    }

    public static Snippet Join(IEnumerable<Snippet> parts)
    {
        var list = new Snippet();
        bool isFirst = true;
        foreach (Snippet part in parts)
        {
            if (!isFirst) list.Append(", ");
            list.AppendValue(part);
            isFirst = false;
        }

        return list;
    }

    public Opaque ToExpr(IrType type) => new(
        new Template(fragments.ToEquatableArray(), Enumerable.Range(0, arguments.Count).ToEquatableArray()), arguments.ToEquatableArray(), type);

    public Effect ToStatement() => new(ToExpr(IrType.Void));

    private void Append(string text) => fragments[fragments.Count - 1] += text;

    private void AppendValue(object value)
    {
        switch (value)
        {
            case Snippet snippet:
                for (int i = 0; i < snippet.arguments.Count; i++)
                {
                    Append(snippet.fragments[i]);
                    AppendGap(snippet.arguments[i]);
                }

                Append(snippet.fragments[snippet.fragments.Count - 1]);
                break;
            case Binary { Operator: BinaryOperator.Add } sum:
                AppendValue(sum.Left);
                Append(" + ");
                AppendValue(sum.Right);
                break;
            case Expr expression:
                AppendGap(expression);
                break;
            case Local local:
                AppendGap(new Read(local));
                break;
            default:
                Append(string.Format(CultureInfo.InvariantCulture, "{0}", value));
                break;
        }
    }

    private void AppendGap(Expr expression)
    {
        arguments.Add(expression);
        fragments.Add("");
    }
}
