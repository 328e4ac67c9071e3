using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Whole matrices of derivatives, made of calls of the other derivatives of the same method.</summary>
internal static class FlatDerivative
{
    /// <summary>The derivative, in lowered form.</summary>
    /// <param name="form">The method.</param>
    /// <param name="kind">Which derivative.</param>
    /// <param name="derive">Makes another derivative of the method.</param>
    public static Function Of(ClosedForm form, Derivatives kind, Func<Derivatives, Function> derive)
    {
        var body = new FlatBody(Derivation.Of(form, kind));
        body.Add(FlatChecks.Of(body));
        bool repeats = DerivativeNeeds.RepeatsMethod(form.Method, kind);
        body.Blank();
        if (kind == Derivatives.Hessian) FlatHessian.Write(body);
        else if (repeats) FlatJacobian.Write(body);
        else WriteGradient(body, new GradientTarget(body, body.Sibling(Derivatives.Gradient), DerivativeRole.OfParameter), body.Signature.Added[0].Parameter.Local);
        return form.Method.HasStructs ? WithHelpers(body.ToFunction(), DerivativeNeeds.Of(form.Method, kind), derive) : body.ToFunction();
    }

    /// <summary>The derivatives that are called take the numbers of structs one by one, so that each can be a column.</summary>
    private static Function WithHelpers(Function function, Derivatives needed, Func<Derivatives, Function> derive)
    {
        var helpers = new List<Function>();
        foreach (Derivatives kind in new[] { Derivatives.Gradient, Derivatives.Jvp, Derivatives.Hvp }.Where(k => (needed & k) != 0))
        {
            Function helper = derive(kind);
            helpers.Add(Numbers(helper) with { Purpose = $"{helper.Name} with the numbers of structs one by one." });
            helpers.AddRange(helper.Helpers);
        }

        return function with { Helpers = helpers.GroupBy(h => h.Name).Select(g => g.First()).ToEquatableArray() };
    }

    private static Function Numbers(Function function)
    {
        var names = new HashSet<string>(function.Parameters.Where(p => p.Member is null).Select(p => p.Local.Name), StringComparer.Ordinal);
        return function with
        {
            Parameters = function.Parameters.Select(p => p.Member is null ? p : new Parameter(p.Local with { Member = null, Name = Free(p.Local.Name) }, p.Mode, p.IsConstant)).ToEquatableArray(),
            Body = VariableChecks.Without(ObjectChecks.Without(function.Body)),
            Returned = null,
            Helpers = EquatableArray<Function>.Empty,
        };

        string Free(string name)
        {
            string free = name;
            for (int i = 2; !names.Add(free); i++) free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return free;
        }
    }

    /// <summary>The one call that counts: value and gradient.</summary>
    public static void WriteGradient(FlatBody body, GradientTarget target, Local gradient)
    {
        var putBack = new List<Stmt>();
        Snippet[] arguments = [.. body.Method.Parameters.Select(p => SavedArguments.Number(body, p, putBack))];
        Opaque call = body.Call(body.Sibling(Derivatives.Gradient).Name, [.. arguments, .. target.Arguments(gradient, Expr.Int(0))]).ToExpr(body.Method.ReturnType);
        if (target.IsDirect && putBack.Count == 0)
        {
            body.Add(new Return(call));
            return;
        }

        Local value = body.Declare("value", body.Method.ReturnType, call);
        body.Add(putBack);
        body.Add(target.Finish(gradient, Expr.Int(0)));
        body.Add(new Return(new Read(value)));
    }
}
