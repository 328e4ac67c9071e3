using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers a method, and the methods that it calls, to the intermediate representation.</summary>
internal static class MethodLowering
{
    /// <summary>Returns null when the method has no body.</summary>
    public static LoweredMethod? Lower(IMethodSymbol method, Compilation compilation, CancellationToken ct) =>
        Lower(method, compilation, RuleTable.Contains, ct);

    internal static LoweredMethod? Lower(IMethodSymbol method, Compilation compilation, Func<string, bool> isRule, CancellationToken ct)
    {
        IMethodSymbol entry = method.PartialImplementationPart ?? method;
        var session = new LoweringSession(compilation, entry, isRule, new StructLayouts(), ct);
        if (FunctionLowering.Lower(session, new Callee(entry, session.IdOf(entry))) is not { } function) return null;

        var callees = new List<Function>();
        while (session.NextCallee() is { } callee)
        {
            ct.ThrowIfCancellationRequested();
            if (FunctionLowering.Lower(session, callee) is { } lowered) callees.Add(lowered);
        }

        return new LoweredMethod(new Program(function, callees.ToEquatableArray()) { Accessors = session.Accessors.All }, session.Origins) 
        {
            HasErrors = session.HasErrors,
            HasUnboundNames = session.HasUnboundNames,
        };
    }
}
