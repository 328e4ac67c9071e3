using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator;

/// <summary>The compiler behind generator and analyzer: from a method to its derivatives.</summary>
internal static class DerivativeCompiler
{
    /// <summary>The kinds of derivatives, in the order they are generated.</summary>
    private static readonly Derivatives[] Kinds =
        [Derivatives.Gradient, Derivatives.Jvp, Derivatives.Vjp, Derivatives.Jacobian, Derivatives.Hvp, Derivatives.Hessian];

    public static EquatableArray<Obstacle> Check(Program program, Derivatives wanted) => EquatableArray<Obstacle>.Empty;

    public static DerivativeModel Differentiate(LoweredRequest request, CancellationToken ct)
    {
        Function method = request.Program.Entry;
        var members = new List<EmittedMember>();
        foreach (Derivatives kind in Kinds)
        {
            if ((request.Request.Derivatives & kind) == 0) continue;
            var signature = DerivativeSignature.Of(method, kind, ArrayUse.ReadOnly);
            var emitted = new EmittedMethod(signature.With(MethodEmitter.Throwing("ADG0900: not implemented.")), request.Request.Modifiers, kind, method);
            members.Add(MethodEmitter.Emit(emitted, EmitOptions.For(request)));
        }

        return new DerivativeModel(request.Request.Hierarchy, members.ToEquatableArray());
    }
}
