using AutoDiffGen.Generator.Diagnostics;
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

    /// <summary>The same, where somebody has looked into the method already.</summary>
    public static LoweredMethod? Lower(IMethodSymbol method, SemanticModel model, CancellationToken ct)
    {
        LoweringSession session = SessionOf(method, model.Compilation, RuleTable.Contains, ct);
        session.Add(model.SyntaxTree, model);
        return Lower(session);
    }

    internal static LoweredMethod? Lower(IMethodSymbol method, Compilation compilation, Func<string, bool> isRule, CancellationToken ct) =>
        Lower(SessionOf(method, compilation, isRule, ct));

    private static LoweringSession SessionOf(IMethodSymbol method, Compilation compilation, Func<string, bool> isRule, CancellationToken ct) =>
        new(compilation, method.PartialImplementationPart ?? method, isRule, new StructLayouts(), ct);

    private static LoweredMethod? Lower(LoweringSession session)
    {
        try
        {
            return LowerAll(session);
        }
        catch (Exception e) when (InternalError.Is(e))
        {
            return Refused(session, e);
        }
    }

    /// <summary>The signature alone. It is read anew: what the session knows may be half of it.</summary>
    private static LoweredMethod Refused(LoweringSession stopped, Exception exception)
    {
        LoweringSession session = SessionOf(stopped.Entry, stopped.Compilation, stopped.IsRule, stopped.Cancellation);
        (bool hasErrors, bool hasUnboundNames) = stopped.Errors.Found();
        var program = new Program(FunctionLowering.Signature(session), EquatableArray<Function>.Empty);
        return new LoweredMethod(InternalError.In(program, exception), session.Origins) { HasErrors = hasErrors, HasUnboundNames = hasUnboundNames };
    }

    private static LoweredMethod? LowerAll(LoweringSession session)
    {
        IMethodSymbol entry = session.Entry;
        if (FunctionLowering.Lower(session, new Callee(entry, session.IdOf(entry))) is not { } function) return null;

        if (session.Rules.Find(entry) is { } rule && session.Rules.Unreachable(rule) is null)
        {
            session.Rules.Use(rule, entry);
            function = function with { Body = Calling(rule, entry, function) };
        }

        var callees = new List<Function>();
        var overruled = new List<Function>();
        while (session.NextCallee() is { } callee)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (FunctionLowering.Lower(session, callee) is { } lowered) (session.Rules.Overrules(lowered.Id) ? overruled : callees).Add(lowered);
        }

        (bool hasErrors, bool hasUnboundNames) = session.Errors.Found();
        return new LoweredMethod(new Program(function, callees.ToEquatableArray()) { Accessors = session.Accessors.All, Rules = session.Rules.Used, Overruled = overruled.ToEquatableArray() }, session.Origins)
        {
            HasErrors = hasErrors,
            HasUnboundNames = hasUnboundNames,
        };
    }

    /// <summary>A rule wins over the body of the very method that is differentiated.</summary>
    private static Block Calling(CustomRule rule, IMethodSymbol method, Function function)
    {
        IEnumerable<Expr> arguments = function.Parameters.Select(p => (Expr)new Read(p.Local));
        if (!method.IsStatic) arguments = arguments.Prepend(new Literal("this", rule.Primal.Parameters[0].Local.Type));
        var call = new Call(rule.Method, arguments.ToEquatableArray(), rule.Primal.ReturnType);
        return new Block(EquatableArray.Of<Stmt>(rule.ReturnsNumber ? new Return(call) : new Effect(call)));
    }
}
