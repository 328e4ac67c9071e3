using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What all derivatives of a method start from: its signature, its body, its inputs and outputs.</summary>
/// <param name="Method">The method, in normal form.</param>
/// <param name="Signature">What the derivative looks like from outside.</param>
/// <param name="Use">Which arrays the method writes, and which it never reads.</param>
/// <param name="Callees">The derivatives of callees that keep a body of their own.</param>
internal sealed record Derivation(Function Method, DerivativeSignature Signature, ArrayUse Use, CalleeDerivatives Callees)
{
    public static Derivation Of(ClosedForm form, Derivatives kind)
    {
        Function method = form.Method;
        ArrayUse use = ArrayUses.Of(method);
        var derivation = new Derivation(method, DerivativeSignature.Of(method, kind, use), use, new CalleeDerivatives(form));
        return OutsideArrays.AreIn(method) ? derivation with { Method = OutsideChecks.WithOthers(derivation.Outside) } : derivation;
    }

    public LocalFactory Locals { get; } = new(Math.Max(Signature.LocalCount, Method.LocalCount));

    /// <summary>What is to be known of arrays that are not arguments.</summary>
    public OutsideArrays Outside => OutsideArrays.Of(Method, Activity);

    /// <summary>What carries derivatives, whatever is asked for.</summary>
    public ActivityAnalysis Activity => ActivityAnalysis.Run(Method, Inputs.Select(p => p.Local), AllOutputs);

    public IEnumerable<Parameter> ActiveParameters => Method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsReal);

    /// <summary>The parameters that the method reads active values from.</summary>
    public IEnumerable<Parameter> Inputs => ActiveParameters.Where(p => !Use.IsOutputOnly(p));

    /// <summary>The parameter of the derivative that belongs to one of the method's.</summary>
    public Local Derivative(DerivativeRole role, Parameter of) => Signature.Find(role, of.Local)!.Local;

    /// <summary>Memory for the derivatives of constant arrays that the method writes active values into: nobody else has use for them.</summary>
    public IEnumerable<Stmt> OwnDerivatives(ActivityAnalysis activity, Dictionary<int, Local> arrays, Func<string, string> nameOf)
    {
        foreach (Local array in Method.Parameters.Where(p => p.IsConstant).Select(p => p.Local).Where(l => l.Type.IsRealArray && activity.IsActive(l)))
        {
            Local own = arrays[array.Id] = Locals.Temporary(nameOf(array.Name), Shapes.DerivativeOf(array.Type));
            yield return new Define(own, Shapes.AllocateFor(array, own.Type));
        }
    }

    public Local? ResultDerivative => Signature.Find(DerivativeRole.OfResult)?.Local;

    /// <summary>Everything that the method gives back and that can carry a derivative.</summary>
    public IEnumerable<Expr> AllOutputs =>
        (Method.Result is { } result ? [result] : Enumerable.Empty<Expr>())
        .Concat(Method.Outputs.Where(o => ActiveParameters.Any(p => p.Local.Equals(o.Parameter))).Select(o => o.Value))
        .Concat(ActiveParameters.Where(Use.IsWritten).Select(p => new Read(p.Local)));

    public Function Function(IEnumerable<Stmt> body, IEnumerable<Output> outputs) => new(
        Method.Id, Signature.Name, Signature.Name, Signature.Parameters, Method.ReturnType, new Block(body.ToEquatableArray()))
    {
        Result = Method.Result,
        Returned = Method.Returned,
        Outputs = Method.Outputs.Concat(outputs).ToEquatableArray(),
        LocalCount = Locals.Last,
        Helpers = Callees.Made,
    };
}
