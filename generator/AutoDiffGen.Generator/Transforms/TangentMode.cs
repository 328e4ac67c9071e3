using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The derivatives that the forward transform makes: along a direction, and of the gradient along a direction.</summary>
internal static class TangentMode
{
    /// <summary>J·v.</summary>
    public static Function Jvp(ClosedForm form)
    {
        Derivation derivation = Derivation.Of(form, Derivatives.Jvp);
        Function method = derivation.Method;
        var activity = ActivityAnalysis.Run(method, derivation.Inputs.Select(p => p.Local), derivation.AllOutputs);
        var arrays = derivation.ActiveParameters
            .Where(p => p.Local.Type.IsArray)
            .ToDictionary(p => p.Local.Id, p => derivation.Derivative(DerivativeRole.OfParameter, p));
        List<Stmt> own = [.. derivation.OwnDerivatives(activity, arrays, LocalFactory.DerivativeName)];
        var transform = new ForwardTransform(derivation.Locals, activity, Ranges.Of(method.Body), InfiniteSlopes.Any(method.Body, activity) || derivation.Callees.MayBeInfinite, derivation.Callees, arrays, LocalFactory.DerivativeName);
        foreach (Parameter input in derivation.Inputs.Where(p => !p.Local.Type.IsArray))
        {
            transform.Seed(input.Local, new Read(derivation.Derivative(DerivativeRole.OfParameter, input)));
        }

        ArrayResult? array = ArrayResult.Of(derivation);
        if (array?.Array is { } returned && !array.IsParameter && activity.IsActive(returned)) arrays[returned.Id] = array.Derivative;
        Block body = transform.Visit(method.Body);
        var outputs = method.Outputs
            .Where(o => derivation.ActiveParameters.Any(p => p.Local.Equals(o.Parameter)))
            .Select(o => new Output(derivation.Signature.Find(DerivativeRole.OfParameter, o.Parameter)!.Local, transform.TangentOf(o.Value)));
        if (derivation.ResultDerivative is { Type.IsArray: false } result) outputs = outputs.Append(new Output(result, transform.TangentOf(method.Result!)));
        return derivation.Function(Prologue.Checks(derivation).Concat(own).Concat(array?.WithTangent(body, arrays) ?? body.Statements), outputs);
    }

    /// <summary>H·v: the forward transform of the reverse transform's output.</summary>
    public static Function Hvp(ClosedForm form)
    {
        Function method = form.Method;
        Derivation derivation = Derivation.Of(form, Derivatives.Hvp);
        Parameter[] scalars = [.. derivation.Inputs.Where(p => !p.Local.Type.IsArray)];
        Parameter[] arrays = [.. derivation.Inputs.Where(p => p.Local.Type.IsArray)];

        var gradients = arrays.ToDictionary(p => p.Local.Id, p => derivation.Locals.Derivative(p.Local, derivation.Derivative(DerivativeRole.HessianTimesDirection, p).Type));
        var (body, adjoints) = ReverseTransform.Sweep(derivation, new Dictionary<int, Local>(gradients));
        Expr[] partials = [.. scalars.Select(p => adjoints.Find(p.Local)?.Value ?? Expr.Zero(p.Local.Type))];
        Function gradient = Optimiser.Optimiser.Run(derivation.Function(body, scalars.Select((p, i) => new Output(p.Local, partials[i]))));
        Output[] left = [.. gradient.Outputs.Take(method.Outputs.Count)], slopes = [.. gradient.Outputs.Skip(method.Outputs.Count)];
        derivation.Locals.SkipTo(gradient.LocalCount);

        var tangents = new Dictionary<int, Local>();
        foreach (Parameter array in arrays)
        {
            tangents[array.Local.Id] = derivation.Derivative(DerivativeRole.Direction, array);
            tangents[gradients[array.Local.Id].Id] = derivation.Derivative(DerivativeRole.HessianTimesDirection, array);
        }

        var activity = ActivityAnalysis.Run(gradient, derivation.Inputs.Select(p => p.Local), slopes.Select(o => o.Value).Concat(gradients.Values.Select(g => new Read(g))));
        List<Stmt> own = [.. derivation.OwnDerivatives(activity, tangents, static name => name + "Dot")];
        var transform = new ForwardTransform(derivation.Locals, activity, Ranges.Of(gradient.Body), InfiniteSlopes.Any(gradient.Body, activity) || derivation.Callees.MayBeInfinite, derivation.Callees, tangents, static name => name + "Dot");
        foreach (Parameter input in scalars) transform.Seed(input.Local, new Read(derivation.Derivative(DerivativeRole.Direction, input)));

        IEnumerable<Stmt> prologue = Prologue.Checks(derivation)
            .Concat(arrays.Select(a => Prologue.Clear(derivation.Derivative(DerivativeRole.HessianTimesDirection, a))))
            .Concat(arrays.Select(a => (Stmt)new Define(gradients[a.Local.Id], Shapes.AllocateFor(a.Local, gradients[a.Local.Id].Type, derivation.Derivative(DerivativeRole.Direction, a)))))
            .Concat(own);
        Block second = transform.Visit(gradient.Body);
        IEnumerable<Output> products = scalars.Select((p, i) =>
            new Output(derivation.Derivative(DerivativeRole.HessianTimesDirection, p), transform.TangentOf(slopes[i].Value)));
        return derivation.Function(prologue.Concat(second.Statements), []) with { Result = gradient.Result, Outputs = left.Concat(products).ToEquatableArray() };
    }
}
