using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Lets a derivative that gives one thing for each input write them one after the other into a line.</summary>
internal sealed class GradientTarget
{
    private readonly FlatBody body;

    private readonly List<(DerivativeParameter Of, FlatPart Part, Local? Scalar, CellBuffer? Buffer)> slots = [];

    /// <summary>Declares what cannot be written in place.</summary>
    /// <param name="body">The derivative.</param>
    /// <param name="sibling">The signature of the derivative that is called.</param>
    /// <param name="role">The parameters of it that stand for what is written.</param>
    public GradientTarget(FlatBody body, DerivativeSignature sibling, DerivativeRole role)
    {
        this.body = body;
        foreach (DerivativeParameter added in sibling.Added.Where(a => a.Role == role))
        {
            FlatPart part = body.Columns.Find(added.Of!)!;
            string name = added.Parameter.Local.Name;
            bool isDirect = part.Type.Element == body.Number.Element;
            Local? scalar = part.Type.IsArray || isDirect ? null : body.Declare(name, part.Type, null);
            CellBuffer? buffer = CellBuffer.IsNeeded(part.Type, body.Number) ? CellBuffer.Declare(body, added.Of!, name, part.Count) : null;
            slots.Add((added, part, scalar, buffer));
        }
    }

    /// <summary>The arguments that make the derivative write there, first number at <paramref name="start"/>.</summary>
    public IEnumerable<Snippet> Arguments(Local line, Expr start) => slots.Select(s =>
        s.Buffer is { } buffer ? Snippet.Of($"{buffer.Local}")
        : s.Scalar is { } scalar ? Snippet.Of($"out {scalar}")
        : s.Part.Type.IsArray ? Slice(line, start, s.Part)
        : Snippet.Of($"out {Cell(line, start, s.Part)}"));

    /// <summary>Puts in place what could not be written there.</summary>
    public IEnumerable<Stmt> Finish(Local line, Expr start)
    {
        foreach (var (_, part, scalar, buffer) in slots)
        {
            foreach (Stmt move in buffer?.CopyTo(Slice(line, start, part), body.Number) ?? []) yield return move;
            if (scalar is not null) yield return new Store(new Read(line), Cell(line, start, part).Indices, new Ir.Convert(new Read(scalar), body.Number));
        }
    }

    public bool IsDirect => slots.All(s => s.Buffer is null && s.Scalar is null);

    private Snippet Slice(Local line, Expr start, FlatPart part) =>
        start.IsInt(out int zero) && zero == 0 && body.Columns.Parts.Count == 1
            ? Snippet.Of($"{line}")
            : Snippet.Of($"{line}.Slice({FlatLayout.Sum(start, part.Offset)}, {part.Count})");

    private static Element Cell(Local line, Expr start, FlatPart part) =>
        new(new Read(line), EquatableArray.Of(FlatLayout.Sum(start, part.Offset)));
}
