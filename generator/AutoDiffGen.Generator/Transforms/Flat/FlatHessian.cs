using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The Hessian, row by row: each is the Hessian times a unit direction.</summary>
internal static class FlatHessian
{
    public static void Write(FlatBody body)
    {
        DerivativeSignature product = body.Sibling(Derivatives.Hvp);
        Local gradient = body.Signature.Find(DerivativeRole.Gradient)!.Local, hessian = body.Signature.Find(DerivativeRole.Hessian)!.Local;
        DerivativeParameter[] directions = [.. product.Added.Where(a => a.Role == DerivativeRole.Direction)];

        SavedArguments saved = body.Saved;
        var direction = new Direction(body, directions);
        var target = new GradientTarget(body, product, DerivativeRole.HessianTimesDirection);
        Expr n = body.Columns.Total;
        direction.ForEach(k =>
        {
            Expr start = FlatLayout.Product(k, n);
            var statements = new List<Stmt>(saved.Restore);
            Local line = hessian;
            if (!body.Columns.IsFixed)
            {
                line = body.Locals.New("row", hessian.Type);
                statements.Add(new Define(line, Snippet.Of($"{hessian}.Slice({k} * {n}, {n})").ToExpr(hessian.Type)));
                start = Expr.Int(0);
            }

            IEnumerable<Snippet> arguments = saved.Arguments.Concat(directions.Select(d => direction.Argument(d.Of!, k))).Concat(target.Arguments(line, start));
            statements.Add(body.Call(product.Name, arguments).ToStatement());
            statements.AddRange(target.Finish(line, start));
            return statements;
        });

        body.Blank();
        body.Add(saved.RestoreOwn);
        FlatDerivative.WriteGradient(body, target, gradient);
    }
}
