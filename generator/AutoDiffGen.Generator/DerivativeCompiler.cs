using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Optimiser;
using AutoDiffGen.Generator.Symbolic;
using AutoDiffGen.Generator.Transforms;
using AutoDiffGen.Generator.Transforms.Flat;

namespace AutoDiffGen.Generator;

/// <summary>The compiler behind generator and analyzer: from a method to its derivatives.</summary>
/// <remarks>Neither of the two has an opinion of its own on what can be differentiated.</remarks>
internal static class DerivativeCompiler
{
    /// <summary>The kinds of derivatives, in the order they are generated.</summary>
    private static readonly Derivatives[] Kinds =
        [Derivatives.Gradient, Derivatives.Jvp, Derivatives.Vjp, Derivatives.Jacobian, Derivatives.Hvp, Derivatives.Hessian];

    /// <summary>Why the method cannot be differentiated, if need be after trying it; empty when it can.</summary>
    public static EquatableArray<Obstacle> Check(Program program, ClosedForm form, Derivatives wanted)
    {
        EquatableArray<Obstacle> obstacles = DifferentiabilityCheck.Run(form, wanted);
        if (obstacles.Count > 0) return obstacles;
        Derivatives generated = wanted | Siblings(form.Method, wanted);
        EmitOptions options = EmitOptions.For(program);
        return Kinds.Where(k => (generated & k) != 0)
            .Select(k => TryEmit(form, k, f => MethodEmitter.Emit(new EmittedMethod(f, "private", k, program.Entry), options), out _))
            .OfType<Obstacle>().ToEquatableArray();
    }

    /// <summary>The derivatives that are asked for; of a method that cannot be differentiated, members that say why.</summary>
    public static DerivativeModel Differentiate(LoweredRequest request, CancellationToken cancellation) =>
        InternalError.Caught(request.Program, program => Compile(request with { Program = program }, cancellation));

    private static DerivativeModel Compile(LoweredRequest request, CancellationToken cancellation)
    {
        DerivativeRequest wanted = request.Request;
        ClosedForm form = ClosedForm.Of(request.Program);
        Function method = form.Method;
        string? refusal = RefusalOf(request, form);
        Derivatives generated = wanted.Derivatives | (refusal is null ? Siblings(method, wanted.Derivatives) : Derivatives.None);
        EmitOptions options = EmitOptions.For(request).With(form.Separate.Values);
        var members = new List<EmittedMember>();
        foreach (Derivatives kind in Kinds.Where(k => (generated & k) != 0))
        {
            cancellation.ThrowIfCancellationRequested();
            EmittedMember? member = null;
            string? reason = refusal ?? (TryEmit(form, kind, f => Emit(f, kind), out member) is { } failure ? DiagnosticMessages.MessageOf(failure) : null);
            members.Add(reason is null ? member! : Emit(DerivativeSignature.Of(method, kind, ArrayUses.Of(method)).With(MethodEmitter.Throwing(reason)), kind));
        }

        return new DerivativeModel(wanted.Hierarchy, members.ToEquatableArray());

        EmittedMember Emit(Function derivative, Derivatives kind) => MethodEmitter.Emit(
            new EmittedMethod(derivative, Modifiers(wanted, kind), kind, request.Program.Entry)
            {
                Remarks = kind == Derivatives.Gradient && refusal is null ? Formulas(request.Program, method) : EquatableArray<string>.Empty,
            },
            options);
    }

    /// <summary>Why the derivatives only throw; null when they do not.</summary>
    private static string? RefusalOf(LoweredRequest request, ClosedForm form)
    {
        if (request.HasErrors) return "The method does not compile.";
        EquatableArray<Obstacle> obstacles = DifferentiabilityCheck.Run(form, request.Request.Derivatives);
        return obstacles.Count > 0 ? DiagnosticMessages.MessageOf(obstacles[0], new CallChains(request.Program).ContextOf(obstacles[0].Origin)) : null;
    }

    /// <summary>The gradient in normal form, as it is before it is printed; null when something is in the way.</summary>
    public static Function? GradientOf(ClosedForm form) =>
        form.Method.ReturnType.IsRealScalar && DifferentiabilityCheck.Run(form, Derivatives.Gradient).Count == 0
            ? Optimiser.Optimiser.Finish(UnusedTapes.Remove(ReverseTransform.Gradient(form)))
            : null;

    /// <summary>The partial derivatives as formulas, when the method's body is one expression of scalars.</summary>
    private static EquatableArray<string> Formulas(Program program, Function method)
    {
        bool isExpression = program.Entry.Body.Statements.Count == 1 && program.Entry.Body.Statements[0] is Return
            && method.Body.Statements.All(s => s is Define { Value: { } value } && value.IsPure() && !value.ReadsCells());
        if (!isExpression || method.Result is null || method.Outputs.Count > 0) return EquatableArray<string>.Empty;

        var values = new NumberMap<Expr>();
        var substitution = new Substitution(values);
        foreach (Define define in method.Body.Statements.OfType<Define>()) values[define.Target.Id] = substitution.Apply(define.Value!);
        return SymbolicRemarks.Of(substitution.Apply(method.Result), method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsRealScalar).Select(p => p.Local).ToEquatableArray());
    }

    /// <summary>The derivatives that others call. Where structs come and go, these hold what they call themselves.</summary>
    private static Derivatives Siblings(Function method, Derivatives wanted) => method.HasStructs ? Derivatives.None : DerivativeNeeds.Of(method, wanted);

    /// <summary>A derivative that only another one calls is nobody else's business.</summary>
    private static string Modifiers(DerivativeRequest request, Derivatives kind)
    {
        if ((request.Derivatives & kind) != 0) return request.Modifiers;
        return request.Modifiers.EndsWith(" static", StringComparison.Ordinal) ? "private static" : "private";
    }

    /// <summary>Everything after the check succeeds; if it does not, that is an error of ours, which has an id of its own.</summary>
    private static Obstacle? TryEmit(ClosedForm form, Derivatives kind, Func<Function, EmittedMember> emit, out EmittedMember? member)
    {
        member = null;
        try
        {
            InjectedMistake.At("differentiation", form.Method.Name);
            member = emit(NamelessCallees.Add(Derived(form, kind), form, Lowered));
            return null;
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return InternalError.Of(form.Method.Name, e.Message);
        }
    }

    private static Function Derived(ClosedForm form, Derivatives kind) =>
        kind == Derivatives.Jacobian && DerivativeNeeds.HasFewRows(form.Method) ? Lowered(UnusedTapes.Remove(JacobianByRows.Of(form)))
        : kind is Derivatives.Jacobian or Derivatives.Hessian ? FlatDerivative.Of(form, kind, sibling => Lowered(UnusedTapes.Remove(Derive(form, sibling))))
        : Lowered(UnusedTapes.Remove(Derive(form, kind)));

    private static Function Lowered(Function function) =>
        SsaDestruction.Run(Optimiser.Optimiser.Finish(function)) with { Helpers = function.Helpers.Map(Lowered) };

    private static Function Derive(ClosedForm form, Derivatives kind) => kind switch
    {
        Derivatives.Gradient => ReverseTransform.Gradient(form),
        Derivatives.Vjp => ReverseTransform.Vjp(form),
        Derivatives.Jvp => TangentMode.Jvp(form),
        Derivatives.Hvp => TangentMode.Hvp(form),
        _ => throw new InvalidOperationException($"{kind} is not one of the derivatives."),
    };
}
