using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;
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

    /// <summary>Why the method cannot be differentiated; empty when it can.</summary>
    public static EquatableArray<Obstacle> Check(Program program, Derivatives wanted)
    {
        Function method = ClosedForm.Of(program);
        EquatableArray<Obstacle> obstacles = DifferentiabilityCheck.Run(method, wanted);
        if (obstacles.Count > 0) return obstacles;
        Derivatives generated = wanted | DerivativeNeeds.Of(method, wanted);
        return Kinds.Where(k => (generated & k) != 0).Select(k => TryDerive(method, k, out _)).OfType<Obstacle>().ToEquatableArray();
    }

    public static DerivativeModel Differentiate(LoweredRequest request, CancellationToken cancellation)
    {
        DerivativeRequest wanted = request.Request;
        Function method = ClosedForm.Of(request.Program);
        EquatableArray<Obstacle> obstacles = request.HasErrors ? EquatableArray<Obstacle>.Empty : DifferentiabilityCheck.Run(method, wanted.Derivatives);
        bool isStub = request.HasErrors || obstacles.Count > 0;
        Derivatives generated = wanted.Derivatives | (isStub ? Derivatives.None : DerivativeNeeds.Of(method, wanted.Derivatives));
        EmitOptions options = EmitOptions.For(request);
        var members = new List<EmittedMember>();
        foreach (Derivatives kind in Kinds.Where(k => (generated & k) != 0))
        {
            cancellation.ThrowIfCancellationRequested();
            Function derivative = request.HasErrors ? Stub(method, kind, "The method does not compile.")
                : obstacles.Count > 0 ? Stub(method, kind, DiagnosticMessages.MessageOf(obstacles[0]))
                : TryDerive(method, kind, out Function? derived) is { } failure ? Stub(method, kind, DiagnosticMessages.MessageOf(failure))
                : derived!;
            members.Add(MethodEmitter.Emit(new EmittedMethod(derivative, Modifiers(wanted, kind), kind, request.Program.Entry), options));
        }

        return new DerivativeModel(wanted.Hierarchy, members.ToEquatableArray());
    }

    /// <summary>A derivative that only another one calls is nobody else's business.</summary>
    private static string Modifiers(DerivativeRequest request, Derivatives kind)
    {
        if ((request.Derivatives & kind) != 0) return request.Modifiers;
        return request.Modifiers.EndsWith(" static", StringComparison.Ordinal) ? "private static" : "private";
    }

    /// <summary>Everything after the check succeeds; if it does not, that is an error of ours, which has an id of its own.</summary>
    private static Obstacle? TryDerive(Function method, Derivatives kind, out Function? derived)
    {
        derived = null;
        try
        {
            derived = kind is Derivatives.Jacobian or Derivatives.Hessian
                ? FlatDerivative.Of(method, kind)
                : SsaDestruction.Run(Optimiser.Optimiser.Finish(Derive(method, kind)));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or KeyNotFoundException or InvalidCastException or ArgumentException or IndexOutOfRangeException)
        {
            return new Obstacle(DiagnosticIds.InternalError, EquatableArray.Of(method.Name, e.Message), -1);
        }
    }

    private static Function Derive(Function method, Derivatives kind) => kind switch
    {
        Derivatives.Gradient => ReverseTransform.Gradient(method),
        Derivatives.Vjp => ReverseTransform.Vjp(method),
        Derivatives.Jvp => TangentMode.Jvp(method),
        Derivatives.Hvp => TangentMode.Hvp(method),
        _ => throw new InvalidOperationException($"{kind} is not one of the derivatives."),
    };

    private static Function Stub(Function method, Derivatives kind, string reason) =>
        DerivativeSignature.Of(method, kind, ArrayUses.Of(method)).With(MethodEmitter.Throwing(reason));
}
