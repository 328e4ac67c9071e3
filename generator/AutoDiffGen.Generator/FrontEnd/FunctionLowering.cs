using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers one method. Structs that go in or come out are handed over part by part.</summary>
internal sealed class FunctionLowering
{
    private readonly LoweringSession session;
    private readonly IMethodSymbol method;
    private readonly FunctionScope scope;
    private readonly bool isEntry;
    private readonly List<Parameter> parameters = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private FunctionLowering(LoweringSession session, IMethodSymbol method, IOperation? body)
    {
        this.session = session;
        this.method = method;
        isEntry = SymbolEqualityComparer.Default.Equals(method, session.Entry);
        var facts = new FunctionFacts(body, session.Followed, session.Cancellation);
        session.EntryFacts ??= facts;
        scope = new FunctionScope(session, method, facts);
    }

    public static Function? Lower(LoweringSession session, IMethodSymbol method)
    {
        if (SymbolIdentity.BodyOf(method, session.Cancellation) is not { } declaration) return null;
        SemanticModel model = session.Model(declaration.SyntaxTree);
        session.Errors.Look(model, declaration);
        IOperation? body = model.GetOperation(declaration, session.Cancellation);
        if (body is null && method.MethodKind != MethodKind.Constructor) return null;
        return new FunctionLowering(session, method, body).Lower(body);
    }

    private Function Lower(IOperation? body)
    {
        int firstOrigin = session.Origins.Count;
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (!isEntry && !method.IsStatic && !isConstructor && method.ContainingType.IsValueType) Receive();
        foreach (IParameterSymbol symbol in method.Parameters) Add(symbol);
        Local? returned = Return(Layout(isConstructor ? method.ContainingType : method.ReturnType));
        if (isConstructor) scope.This = scope.Returned;

        var statements = new StatementLowering(scope);
        Block block = scope.Nested(() =>
        {
            if (isConstructor) statements.Constructor(body);
            else statements.Body(body!);
        });
        IrType type = scope.Returned is null ? session.TypeOf(method.ReturnType) : IrType.Void;
        return new Function(session.IdOf(method), Name, scope.This is null ? SymbolText.Callable(method) : Name, parameters.ToEquatableArray(), type, block)
        {
            IsTakenApart = !isEntry && CallLowering.IsTakenApart(method, session),
            Returned = returned,
            LocalCount = scope.LocalCount,
            FirstOrigin = firstOrigin,
        };
    }

    /// <summary>A name for what has none in C#.</summary>
    private string Name => method.MethodKind switch
    {
        MethodKind.Constructor => "New" + method.ContainingType.Name,
        MethodKind.PropertyGet => method.AssociatedSymbol!.Name,
        MethodKind.UserDefinedOperator or MethodKind.Conversion => method.Name.Substring("op_".Length),
        _ => method.Name,
    };

    /// <summary>The struct that the method is called on.</summary>
    private void Receive()
    {
        StructVariable variable = Named(scope.New(session.Layouts.Of(method.ContainingType)!, ""));
        scope.This = variable;
        PassingMode mode = session.Followed.Mutates(method) ? PassingMode.Ref : PassingMode.Value;
        foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, mode, IsConstant: false));
    }

    /// <summary>A struct that generated code can neither read nor make stays whole where the user's callers hand it over.</summary>
    private StructLayout? Layout(ITypeSymbol type) =>
        session.Layouts.Of(type) is { } layout && (!isEntry || session.Access.ShapeOf(layout) is not null) ? layout : null;

    private void Add(IParameterSymbol symbol)
    {
        bool isConstant = isEntry && IsConstant(symbol);
        string modifier = Modifier(symbol);
        PassingMode mode = ModeOf(symbol);
        if (Layout(symbol.Type) is not { } layout)
        {
            parameters.Add(new Parameter(scope.Declare(symbol, symbol.Type, isEntry && !isConstant ? TypeFacts.ListOf(symbol.Type) : null), mode, isConstant, modifier));
            names.Add(symbol.Name);
            return;
        }

        StructVariable variable = isEntry ? scope.PartsOf(symbol.Name, layout) : Named(scope.New(layout, symbol.Name));
        scope.Bind(symbol, variable);
        foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, mode, isConstant, isEntry ? modifier : ""));
    }

    /// <summary>The struct that comes out; null when nothing of the kind is to be told to the caller's caller.</summary>
    private Local? Return(StructLayout? layout)
    {
        if (layout is null) return null;
        StructVariable variable = isEntry ? scope.PartsOf("result", layout) : Named(scope.New(layout, "result"));
        scope.Returned = variable;
        foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, PassingMode.Out, IsConstant: false));
        return isEntry ? variable.Parts[0].Member?.Whole : null;
    }

    /// <summary>No two parameters have the same name.</summary>
    private StructVariable Named(StructVariable variable) => variable with { Parts = [.. variable.Parts.Select(p => p with { Name = Free(p.Name) })] };

    private string Free(string name)
    {
        string free = name;
        for (int i = 2; method.Parameters.Any(p => p.Name == free) || !names.Add(free); i++) free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }

    /// <summary>The attribute may stand on either half of a partial method.</summary>
    private bool IsConstant(IParameterSymbol parameter) =>
        SymbolIdentity.HasAttribute(parameter, "ConstantAttribute")
        || (method.PartialDefinitionPart is { } definition && SymbolIdentity.HasAttribute(definition.Parameters[parameter.Ordinal], "ConstantAttribute"));

    private PassingMode ModeOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        RefKind.None => PassingMode.Value,
        _ => isEntry ? PassingMode.In : PassingMode.Value,
    };

    private string Modifier(IParameterSymbol parameter)
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
