using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>
/// The subset of the Microsoft.CodeAnalysis.Testing markup used by the tests: <c>[|span|]</c>,
/// <c>{|ID:span|}</c>, <c>{|#0:span|}</c> and <c>$$</c>. Spans may nest.
/// </summary>
internal sealed partial record Markup(string Source, ImmutableArray<(string? Id, TextSpan Span)> Spans, int? Position)
{
    [GeneratedRegex(@"\[\||\|\]|\{\|(?<id>[^:|\[\]{}]+):|\|\}|\$\$")]
    private static partial Regex Token();

    public static Markup Parse(string text)
    {
        var source = new StringBuilder(text.Length);
        var open = new Stack<(string? Id, int Start)>();
        var spans = ImmutableArray.CreateBuilder<(string?, TextSpan)>();
        int? position = null;
        int last = 0;

        foreach (Match token in Token().Matches(text))
        {
            source.Append(text, last, token.Index - last);
            last = token.Index + token.Length;
            switch (token.Value)
            {
                case "$$":
                    position = source.Length;
                    break;
                case "[|":
                    open.Push((null, source.Length));
                    break;
                case "|]" or "|}":
                    if (!open.TryPop(out var start) || (start.Id is null) != (token.Value == "|]"))
                    {
                        throw new FormatException($"'{token.Value}' at {token.Index} closes no span.");
                    }

                    spans.Add((start.Id, TextSpan.FromBounds(start.Start, source.Length)));
                    break;
                default:
                    open.Push((token.Groups["id"].Value, source.Length));
                    break;
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException("A span is not closed.");
        }

        source.Append(text, last, text.Length - last);
        spans.Sort(static (x, y) => x.Item2.CompareTo(y.Item2));
        return new Markup(source.ToString(), spans.ToImmutable(), position);
    }
}
