using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers one method.</summary>
internal static class FunctionLowering
{
    public static Function? Lower(LoweringSession session, IMethodSymbol method)
    {
        if (SymbolIdentity.BodyOf(method, session.Cancellation) is not { } declaration) return null;
        if (session.Model(declaration.SyntaxTree).GetOperation(declaration, session.Cancellation) is not { } body) return null;
        session.AddErrors(declaration);
        int firstOrigin = session.Origins.Count;

        var scope = new FunctionScope(session, method, new FunctionFacts(body, session.Cancellation));
        EquatableArray<Parameter> parameters = Parameters(method, scope, isEntry: SymbolEqualityComparer.Default.Equals(method, session.Entry));
        var statements = new StatementLowering(scope);
        Block block = scope.Nested(() => statements.Body(body));
        return new Function(
            session.IdOf(method),
            method.Name,
            SymbolText.Callable(method),
            parameters,
            session.TypeOf(method.ReturnType),
            block)
        {
            LocalCount = scope.LocalCount,
            FirstOrigin = firstOrigin,
        };
    }

    private static EquatableArray<Parameter> Parameters(IMethodSymbol method, FunctionScope scope, bool isEntry)
    {
        var parameters = new List<Parameter>();
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            Local local = scope.Declare(symbol, symbol.Type);
            bool isConstant = isEntry && IsConstant(method, symbol);
            parameters.Add(new Parameter(local, ModeOf(symbol), isConstant, Modifier(method, symbol)));
        }

        return parameters.ToEquatableArray();
    }

    /// <summary>The attribute may stand on either half of a partial method.</summary>
    private static bool IsConstant(IMethodSymbol method, IParameterSymbol parameter) =>
        SymbolIdentity.HasAttribute(parameter, "ConstantAttribute")
        || (method.PartialDefinitionPart is { } definition && SymbolIdentity.HasAttribute(definition.Parameters[parameter.Ordinal], "ConstantAttribute"));

    private static PassingMode ModeOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        RefKind.None => PassingMode.Value,
        _ => PassingMode.In,
    };

    private static string Modifier(IMethodSymbol method, IParameterSymbol parameter)
    {
        bool isReceiver = method.IsExtensionMethod && parameter.Ordinal == 0;
        bool isScoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !parameter.IsParams;
        return (isReceiver, isScoped) switch
        {
            (true, true) => "this scoped",
            (true, false) => "this",
            (false, true) => "scoped",
            _ => "",
        };
    }
}
