using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Source text that is copied into generated code, with gaps for the variables it mentions.</summary>
/// <param name="Pieces">The text around the gaps; one more than there are gaps.</param>
/// <param name="Gaps">The variables in the gaps, in order, with repetitions.</param>
/// <param name="Problem">What keeps the text from compiling where it is copied to.</param>
internal sealed record CopiedText(IReadOnlyList<string> Pieces, IReadOnlyList<Local> Gaps, CopyProblem? Problem)
{
    private const char Fence = 'ǂ';

    /// <summary>The identifier that stands for a variable until the text is cut into pieces.</summary>
    public static string Placeholder(int index) => Fence + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + Fence;

    public static CopiedText Cut(string text, IReadOnlyList<Local> variables, CopyProblem? problem)
    {
        string[] parts = text.Split(Fence);
        var pieces = new List<string>();
        var gaps = new List<Local>();
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0) pieces.Add(parts[i]);
            else gaps.Add(variables[int.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture)]);
        }

        return new CopiedText(pieces, gaps, problem);
    }

    public CopiedText Wrap(string before, string after)
    {
        List<string> pieces = [.. Pieces];
        pieces[0] = before + pieces[0];
        pieces[pieces.Count - 1] += after;
        return this with { Pieces = pieces };
    }

    /// <summary>Puts <c>target = </c> in front.</summary>
    public CopiedText AssignedTo(Local target) => this with { Pieces = ["", " = " + Pieces[0], .. Pieces.Skip(1)], Gaps = [target, .. Gaps] };

    public Opaque ToExpr(IrType type)
    {
        List<Local> reads = [.. Gaps.Distinct()];
        return new Opaque(ToTemplate(reads), reads.Select(static l => (Expr)new Read(l)).ToEquatableArray(), type);
    }

    public Verbatim ToStatement(ICollection<Local> written)
    {
        List<Local> reads = [.. Gaps.Distinct().Where(l => !written.Contains(l))];
        List<Local> writes = [.. written];
        return new Verbatim(
            ToTemplate([.. reads, .. writes]),
            reads.Select(static l => (Expr)new Read(l)).ToEquatableArray(),
            writes.Select(static l => new Cell(l, null, l)).ToEquatableArray());
    }

    private Template ToTemplate(List<Local> order) =>
        new(Pieces.ToEquatableArray(), Gaps.Select(g => order.IndexOf(g)).ToEquatableArray());
}

/// <summary>Why text cannot be copied, and the node to blame.</summary>
internal sealed record CopyProblem(string Id, string Argument, SyntaxNode Node)
{
    /// <summary>What is to be said beside what is always said.</summary>
    public Explanation? Why { get; init; }
}
