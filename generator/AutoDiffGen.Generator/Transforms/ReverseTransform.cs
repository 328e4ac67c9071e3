using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Adjoint mode: the methods that run the user's method and then its derivative backwards.</summary>
internal static class ReverseTransform
{
    /// <summary>∂F/∂p for every input, overwritten.</summary>
    public static Function Gradient(ClosedForm form)
    {
        Derivation derivation = Derivation.Of(form, Derivatives.Gradient);
        var arrays = new Dictionary<int, Local>();
        var prologue = new List<Stmt>(Prologue.Checks(derivation));
        foreach (Parameter input in derivation.Inputs.Where(p => p.Local.Type.IsArray))
        {
            Local derivative = arrays[input.Local.Id] = derivation.Derivative(DerivativeRole.OfParameter, input);
            prologue.Add(Prologue.Clear(derivative));
        }

        var (body, adjoints) = Sweep(derivation, arrays);
        return derivation.Function(
            prologue.Concat(body),
            derivation.Inputs.Where(p => !p.Local.Type.IsArray).Select(p => new Output(
                derivation.Derivative(DerivativeRole.OfParameter, p),
                adjoints.Find(p.Local)?.Value ?? Expr.Zero(p.Local.Type))));
    }

    /// <summary>The method followed by its adjoint, seeded with 1; what it finds for arrays goes where <paramref name="arrays"/> says.</summary>
    public static (IEnumerable<Stmt> Body, AdjointEnvironment Adjoints) Sweep(Derivation derivation, Dictionary<int, Local> arrays)
    {
        Function method = derivation.Method;
        var activity = ActivityAnalysis.Run(method, derivation.Inputs.Select(p => p.Local), [method.Result!]);
        var adjoints = new AdjointEnvironment();
        if (method.Result is Read result && activity.IsActive(result.Local)) adjoints.Add(result.Local, new Adjoint(new Number(1, result.Type), MayBeInfinite: false) { IsTame = true });
        return (Sweep(derivation, activity, arrays, adjoints), adjoints);
    }

    /// <summary>Adds dFᵀ·J to the derivatives.</summary>
    public static Function Vjp(ClosedForm form)
    {
        Function method = form.Method;
        Derivation derivation = Derivation.Of(form, Derivatives.Vjp);
        var activity = ActivityAnalysis.Run(method, derivation.Inputs.Select(p => p.Local), derivation.AllOutputs);
        var arrays = derivation.ActiveParameters
            .Where(p => p.Local.Type.IsArray)
            .ToDictionary(p => p.Local.Id, p => derivation.Derivative(DerivativeRole.OfParameter, p));
        var adjoints = new AdjointEnvironment();
        if (method.Result is Read { Type.Shape: Shape.Scalar } result && activity.IsActive(result.Local)) adjoints.Add(result.Local, Seed(derivation.ResultDerivative!));
        foreach (Output output in method.Outputs)
        {
            Parameter parameter = method.Parameters.First(p => p.Local.Equals(output.Parameter));
            if (parameter.IsConstant || output.Value is not Read value || !activity.IsActive(value.Local)) continue;
            adjoints.Add(value.Local, Seed(derivation.Derivative(DerivativeRole.OfParameter, parameter)));
        }

        IEnumerable<Stmt> body = Sweep(derivation, activity, arrays, adjoints);
        return derivation.Function(Prologue.Checks(derivation).Concat(body), derivation.ActiveParameters
            .Where(p => !p.Local.Type.IsArray && p.Mode != PassingMode.Out)
            .Select(p => Added(derivation, p, adjoints)));
    }

    /// <summary>A value parameter's derivative is added to; what a <c>ref</c> parameter's holds is that of its last value, replaced by that of its first.</summary>
    private static Output Added(Derivation derivation, Parameter parameter, AdjointEnvironment adjoints)
    {
        Local derivative = derivation.Derivative(DerivativeRole.OfParameter, parameter);
        Expr? adjoint = adjoints.Find(parameter.Local)?.Value;
        Expr value = parameter.Mode == PassingMode.Ref
            ? adjoint ?? Expr.Zero(parameter.Local.Type)
            : adjoint is null ? new Read(derivative) : new Read(derivative) + adjoint;
        return new Output(derivative, value);
    }

    private static Adjoint Seed(Local cotangent) => new(new Read(cotangent), MayBeInfinite: false) { IsTame = true };

    private static IEnumerable<Stmt> Sweep(Derivation derivation, ActivityAnalysis activity, Dictionary<int, Local> arrays, AdjointEnvironment adjoints)
    {
        Function method = derivation.Method;
        List<Stmt> own = [.. derivation.OwnDerivatives(activity, arrays, LocalFactory.DerivativeName)];
        var tapes = new Tapes(derivation.Locals);
        Block original = NamedParts.In(method.Body, [], [], derivation.Locals);
        var sweep = new AdjointSweep(derivation.Locals, activity, ProgramFacts.Of(original), InfiniteSlopes.Any(original, activity) || derivation.Callees.MayBeInfinite, derivation.Callees, tapes, arrays);
        if (derivation.ResultDerivative is not { Type.IsArray: true })
        {
            Block body = sweep.ReverseFunction(original, adjoints);
            return own.Concat(tapes.All.Select(t => new Define(t, null))).Concat(body.Statements);
        }

        ArrayResult array = ArrayResult.Of(derivation)!;
        if (array.Array is { } returned && !array.IsParameter && activity.IsActive(returned)) arrays[returned.Id] = derivation.Locals.Derivative(returned, Shapes.DerivativeOf(returned.Type));
        var (primal, adjoint) = sweep.ReverseApart(original, adjoints);
        return tapes.All.Select(t => (Stmt)new Define(t, null)).Concat(array.Checked([.. primal.Statements])).Append(new Comment("")).Concat(array.Seeded(adjoint, arrays).Statements);
    }
}
