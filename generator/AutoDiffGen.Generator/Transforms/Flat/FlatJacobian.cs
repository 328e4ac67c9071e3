using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The Jacobian of a method with several results, column by column: each is a derivative along a unit direction.</summary>
internal sealed class FlatJacobian
{
    private readonly FlatBody body;

    private readonly Local jacobian;

    private readonly DerivativeSignature forward;

    private readonly SavedArguments saved;

    private readonly Direction direction;

    private readonly Dictionary<int, CellBuffer> outputs = [];

    /// <summary>Tangents that come back in a variable, because they have another type than the Jacobian.</summary>
    private readonly Dictionary<DerivativeParameter, Local> narrow = [];

    private FlatJacobian(FlatBody body)
    {
        this.body = body;
        jacobian = body.Signature.Find(DerivativeRole.Jacobian)!.Local;
        forward = body.Sibling(Derivatives.Jvp);
        saved = body.Saved;
        direction = new Direction(body, forward.Added.Where(IsInput));
        foreach (DerivativeParameter added in forward.Added.Where(a => !IsInput(a)))
        {
            Local local = added.Parameter.Local;
            if (local.Type.IsArray) outputs[Output(added).Id] = CellBuffer.Declare(body, Output(added), local.Name, body.Rows.Find(Output(added))!.Count);
            else if (local.Type.Element != body.Number.Element) narrow[added] = body.Declare(local.Name, local.Type, null);
        }
    }

    public static void Write(FlatBody body)
    {
        var columns = new FlatJacobian(body);
        columns.direction.ForEach(columns.Column);
        body.Blank();
        body.Add(columns.saved.RestoreOwn);
        IrType type = body.Method.Returned?.Type ?? body.Method.ReturnType;
        Opaque call = body.Call(body.Method.Name, SavedArguments.Real(body)).ToExpr(type);
        body.Add(type == IrType.Void ? new Effect(call) : new Return(call));
        body.IsGivenWhole = true;
    }

    private IEnumerable<Stmt> Column(Expr k)
    {
        foreach (Stmt refresh in saved.Restore) yield return refresh;
        foreach (CellBuffer output in outputs.Values) yield return output.Clear;
        yield return body.Call(forward.Name, saved.Arguments.Concat(forward.Added.Select(a => Argument(a, k)))).ToStatement();

        foreach (KeyValuePair<DerivativeParameter, Local> result in narrow) yield return Put(Row(result.Key), k, new Read(result.Value));
        foreach (FlatPart row in body.Rows.Parts.Where(r => r.Parameter.Mode != PassingMode.Out))
        {
            if (row.Type.IsArray)
            {
                foreach (Stmt gather in outputs.TryGetValue(row.Parameter.Local.Id, out CellBuffer? output) ? output.Gather : direction.GatherOf(row.Parameter.Local)) yield return gather;
                yield return PutAll(row, k);
            }
            else yield return Put(row.Offset, k, new Read(direction.ReferenceOf(row.Parameter.Local)));
        }
    }

    private Snippet Argument(DerivativeParameter added, Expr k)
    {
        if (IsInput(added)) return direction.Argument(added.Of!, k);
        if (added.Parameter.Local.Type.IsArray && outputs.TryGetValue(Output(added).Id, out CellBuffer? output)) return Snippet.Of($"{output.Local}");
        return narrow.TryGetValue(added, out Local? result) ? Snippet.Of($"out {result}") : Snippet.Of($"out {Cell(Row(added), k)}");
    }

    /// <summary>The array that a tangent belongs to: one that is written, or the result.</summary>
    private Local Output(DerivativeParameter added) => added.Of ?? body.Result!;

    private bool IsInput(DerivativeParameter added) => added.Of is not null && body.Columns.Find(added.Of) is not null;

    /// <summary>The row of a number that comes back.</summary>
    private Expr Row(DerivativeParameter added) => added.Of is null ? Expr.Int(0) : body.Rows.Find(added.Of)!.Offset;

    private Loop PutAll(FlatPart row, Expr k)
    {
        (Local cells, Expr start) = outputs.TryGetValue(row.Parameter.Local.Id, out CellBuffer? output)
            ? (output.Cells, Expr.Int(0))
            : direction.CellsOf(body.Columns.Find(row.Parameter.Local)!);
        Local i = body.Locals.New("i", IrType.Int);
        Expr tangent = new Element(new Read(cells), EquatableArray.Of(FlatLayout.Sum(start, new Read(i))));
        Store store = Put(FlatLayout.Sum(row.Offset, new Read(i)), k, tangent);
        return new Loop(null, new Block(EquatableArray.Of<Stmt>(store))) { Counter = new Counter(i, Expr.Int(0), row.Count, 1) };
    }

    private Store Put(Expr row, Expr k, Expr tangent)
    {
        Expr value = tangent.Type == body.Number ? tangent : new Ir.Convert(tangent, body.Number);
        return new Store(new Read(jacobian), Cell(row, k).Indices, value);
    }

    private Element Cell(Expr row, Expr k) =>
        new(new Read(jacobian), EquatableArray.Of(FlatLayout.Sum(FlatLayout.Product(row, body.Columns.Total), k)));
}
