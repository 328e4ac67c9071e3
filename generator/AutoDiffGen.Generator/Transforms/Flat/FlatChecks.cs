using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>What flat derivatives check before anything is written.</summary>
internal static class FlatChecks
{
    public static IEnumerable<Stmt> Of(FlatBody body)
    {
        foreach (Stmt check in ObjectChecks.Of(body.Signature, body.Method).Concat(VariableChecks.Of(body.Signature, body.Method, body.Use))) yield return check;
        foreach (DerivativeParameter added in body.Signature.Added)
        {
            Read flat = new(added.Parameter.Local);
            Expr rows = added.Role switch
            {
                DerivativeRole.Gradient => Expr.Int(1),
                DerivativeRole.Hessian => body.Columns.Total,
                _ => body.Rows.Total,
            };
            yield return rows.IsInt(out int count) && count == 1
                ? Prologue.Check("RequireSameLength", [flat, body.Columns.Total])
                : Prologue.Check("RequireShape", [flat, rows, body.Columns.Total]);
        }

        for (int i = 0; i < body.Signature.Added.Count; i++)
        {
            Local flat = body.Signature.Added[i].Parameter.Local;
            Expr[] others = [.. body.Signature.Own.Concat(body.Signature.Added.Skip(i + 1).Select(a => a.Parameter))
                .Where(p => p.Local.Type.IsArray && p.Local.Type.Shape != Shape.Jagged && p.Local.Type.Element == flat.Type.Element)
                .Select(p => CellsOf(p.Local))];
            foreach (Parameter rows in body.Signature.Own.Where(p => p.Local.Type.Shape == Shape.Jagged && p.Local.Type.Element == flat.Type.Element)) yield return Prologue.Check("RequireNoSharedRow", flat, rows.Local);
            for (int j = 0; j < others.Length; j += Prologue.MostOthers)
            {
                yield return Prologue.Check("RequireNoOverlap", [new Read(flat), .. others.Skip(j).Take(Prologue.MostOthers)]);
            }
        }
    }

    /// <summary>An array or a span as it is, the cells of a matrix as a span.</summary>
    public static Expr CellsOf(Local array) => array.Type.Shape == Shape.Matrix || array.Type.IsList
        ? new Apply(Prologue.Helper + "Cells", Helpers.EquatableArray.Of<Expr>(new Read(array)), array.Type.With(Shape.Span))
        : new Read(array);
}
