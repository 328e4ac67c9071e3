using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>A <c>T?</c> in a struct, or one that is all of it.</summary>
/// <param name="Flag">The number of the part that says whether there is a value.</param>
/// <param name="Type">The type, without the question mark.</param>
/// <param name="Value">An expression that makes the value.</param>
internal sealed record NullablePart(int Flag, string Type, Template Value);

/// <summary>The text that makes a struct, as it grows: one piece, with the parts themselves in its gaps.</summary>
/// <param name="nullables">The parts that are <c>T?</c>.</param>
/// <param name="parts">All parts.</param>
internal sealed class StructText(EquatableArray<NullablePart> nullables, EquatableArray<Expr> parts)
{
    private readonly List<string> fragments = [""];
    private readonly List<Expr> arguments = [];

    public void Append(string text) => fragments[fragments.Count - 1] += text;

    public void Append(Template template)
    {
        for (int i = 0; i < template.Gaps.Count; i++)
        {
            Append(template.Fragments[i]);
            if (nullables.FirstOrDefault(n => n.Flag == template.Gaps[i]) is { } nullable) Append(nullable);
            else Append(parts[template.Gaps[i]]);
        }

        Append(template.Fragments[template.Gaps.Count]);
    }

    public Opaque ToOpaque(IrType type) => new(
        new Template(fragments.ToEquatableArray(), Enumerable.Range(0, arguments.Count).ToEquatableArray()),
        arguments.ToEquatableArray(),
        type) { IsPure = true };

    private void Append(Expr argument)
    {
        arguments.Add(argument);
        fragments.Add("");
    }

    private void Append(NullablePart nullable)
    {
        bool isSet = parts[nullable.Flag] == Expr.True;
        if (!isSet)
        {
            Append(parts[nullable.Flag]);
            Append(" ? ");
        }

        Append(nullable.Value);
        if (!isSet) Append($" : ({nullable.Type}?)null");
    }
}
