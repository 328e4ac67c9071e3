using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Whole matrices of derivatives, made of calls of the other derivatives of the same method.</summary>
internal static class FlatDerivative
{
    /// <summary>The derivative, in lowered form.</summary>
    public static Function Of(ClosedForm form, Derivatives kind)
    {
        var body = new FlatBody(Derivation.Of(form, kind));
        body.Add(FlatChecks.Of(body));
        bool repeats = DerivativeNeeds.RepeatsMethod(form.Method, kind);
        if (repeats) body.Add(FlatChecks.OfCopies(body));
        body.Blank();
        if (kind == Derivatives.Hessian) FlatHessian.Write(body);
        else if (repeats) FlatJacobian.Write(body);
        else WriteGradient(body, new GradientTarget(body, body.Sibling(Derivatives.Gradient), DerivativeRole.OfParameter), body.Signature.Added[0].Parameter.Local);
        return body.ToFunction();
    }

    /// <summary>The one call that counts: value and gradient.</summary>
    public static void WriteGradient(FlatBody body, GradientTarget target, Local gradient)
    {
        Opaque call = Call(body.Sibling(Derivatives.Gradient).Name, [.. ArgumentCopies.Real(body), .. target.Arguments(gradient, Expr.Int(0))]).ToExpr(body.Method.ReturnType);
        if (target.IsDirect)
        {
            body.Add(new Return(call));
            return;
        }

        Local value = body.Declare("value", body.Method.ReturnType, call);
        body.Add(target.Finish(gradient, Expr.Int(0)));
        body.Add(new Return(new Read(value)));
    }

    public static Snippet Call(string name, IEnumerable<Snippet> arguments) => Snippet.Of($"{Keywords.Escape(name)}({Snippet.Join(arguments)})");
}
