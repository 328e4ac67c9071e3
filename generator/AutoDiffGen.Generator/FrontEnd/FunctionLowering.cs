using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers one method. Structs that go in or come out are handed over part by part.</summary>
internal sealed class FunctionLowering
{
    private readonly LoweringSession session;
    private readonly Callee callee;
    private readonly IMethodSymbol method;
    private readonly IOperation? body;
    private readonly FunctionScope scope;
    private readonly bool isEntry;
    private readonly List<Parameter> parameters = [];
    private readonly List<NullableParameter> nullables = [];
    private readonly ObjectUses uses;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private FunctionLowering(LoweringSession session, Callee callee, IOperation? body, ObjectFlow? flow = null)
    {
        this.session = session;
        this.callee = callee;
        this.body = body;
        method = callee.Method;
        this.body = body;
        uses = new ObjectUses(session, method, body);
        isEntry = callee.Id == session.IdOf(session.Entry);
        scope = new FunctionScope(session, method, new FunctionFacts(body, session.Followed, session.Cancellation), flow ?? session.FlowOf(method, isEntry ? ObjectUses.Given(session, IsConstant) : callee.Objects));
        if (isEntry) scope.Fields = FieldVariables.Of(session, body);
    }

    public static Function? Lower(LoweringSession session, Callee callee)
    {
        IMethodSymbol method = callee.Method;
        if (session.DeclarationOf(method) is not { } declaration) return null;
        IOperation? body = session.BodyOf(method);
        if (body is null && method.MethodKind != MethodKind.Constructor) return null;
        SyntaxNode original = session.Generics.Original(declaration);
        if (body is null || original.ContainsDiagnostics || !PlainBody.Is(body, method)) session.Errors.Look(session.Model(original.SyntaxTree), original);
        InjectedMistake.At("lowering", method.Name);
        return new FunctionLowering(session, callee, body).Lower();
    }

    /// <summary>The annotated method without its body, at which nothing has looked either.</summary>
    public static Function Signature(LoweringSession session)
    {
        IMethodSymbol entry = session.Entry;
        var nothing = new ObjectFlow(session, entry, ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default));
        var lowering = new FunctionLowering(session, new Callee(entry, session.IdOf(entry)), null, nothing);
        Local? returned = lowering.Boundary();
        return lowering.Build(returned, Block.Empty, firstOrigin: 0);
    }

    private Function Lower()
    {
        int firstOrigin = session.Origins.Count;
        Local? returned = Boundary();
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (isConstructor) scope.This = scope.Returned;
        if (callee.Caught.Length > 0) Catch();

        var statements = new StatementLowering(scope);
        Block block = scope.Nested(() =>
        {
            uses.Report(scope);
            foreach (NullableParameter missing in nullables) missing.Clear(scope);
            if (scope.Frame is { Thrown: var thrown }) scope.Emit(new Assign(thrown, new Literal("null", thrown.Type)));
            if (isConstructor) statements.Constructor(body);
            else statements.Body(body!);
        });
        return Build(returned, block, firstOrigin);
    }

    /// <summary>The parameters, and the struct that comes out.</summary>
    private Local? Boundary()
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (!isEntry && CallLowering.IsOfStruct(method)) Receive();
        bool isOfObject = !isConstructor && callee.Objects.ContainsKey(method);
        if (isOfObject) Take(method, callee.Objects[method].Layout);
        if (callee.HasReceiver) Capture(method);
        if (callee.Extended is { } extended) Add(extended);
        foreach (IParameterSymbol symbol in method.Parameters.Where(p => !callee.Known.ContainsKey(p) && !callee.Merged.ContainsKey(p))) Add(symbol);
        foreach (var same in callee.Merged) scope.Share(same.Key, same.Value);
        foreach (ISymbol captured in callee.Captured) Capture(captured);
        foreach (var known in callee.Known) scope.Know(known.Key, known.Value);
        return Return(callee.Returned ?? Layout(isConstructor ? method.ContainingType : method.ReturnType));
    }

    private Function Build(Local? returned, Block block, int firstOrigin)
    {
        IrType type = scope.Returned is null ? session.TypeOf(method.ReturnType) : IrType.Void;
        string name = callee.IsNameless ? session.NameOfNameless(Name) : Name;
        TypeParameters typeParameters = isEntry ? TypeParameterReader.Read(method.TypeParameters) : TypeParameters.None;
        return new Function(callee.Id, name, scope.This is null && !callee.IsNameless ? SymbolText.Callable(method) + typeParameters.List : name, parameters.ToEquatableArray(), type, block)
        {
            IsTakenApart = !isEntry && CallLowering.IsTakenApart(callee, session),
            IsNameless = callee.IsNameless,
            Returned = returned,
            TypeParameters = typeParameters,
            LocalCount = scope.LocalCount,
            FirstOrigin = firstOrigin,
            Shown = Shown,
        };
    }

    /// <summary>What the caller catches comes back as a value.</summary>
    private void Catch()
    {
        Local thrown = scope.Temporary(IrType.Exception, Free("thrown"));
        parameters.Add(new Parameter(thrown, PassingMode.Out, IsConstant: false));
        bool givesNothing = scope.Returned is not null || method.ReturnsVoid;
        var leave = new Return(givesNothing ? null : Expr.Default(session.TypeOf(method.ReturnType)));
        scope.Frame = new TryFrame(null, thrown, leave, callee.Caught);
    }

    /// <summary>A name for what has none in C#.</summary>
    private string Name => method.MethodKind switch
    {
        MethodKind.Constructor => "New" + method.ContainingType.Name,
        MethodKind.PropertyGet => method.AssociatedSymbol is IPropertySymbol { IsIndexer: true } ? "Item" : method.AssociatedSymbol!.Name,
        MethodKind.UserDefinedOperator or MethodKind.Conversion => method.Name.Substring("op_".Length),
        MethodKind.AnonymousFunction => SymbolIdentity.NameOf(method),
        MethodKind.ExplicitInterfaceImplementation => method.Name.Substring(method.Name.LastIndexOf('.') + 1),
        _ => method.Name,
    };

    /// <summary>The function as it is called in the source: a lambda without a name is its own text.</summary>
    private string Shown => session.DeclarationOf(method) is not { } declaration ? Name : session.Generics.Original(declaration) switch
    {
        MethodDeclarationSyntax original => original.Identifier.ValueText,
        OperatorDeclarationSyntax original => "operator " + original.OperatorToken.Text,
        ConversionOperatorDeclarationSyntax original => $"operator {original.Type}",
        AnonymousFunctionExpressionSyntax lambda when Name == SymbolIdentity.Lambda => SourceLine.Brief(lambda),
        _ when method.MethodKind == MethodKind.Constructor => "new " + method.ContainingType.Name,
        _ => Name,
    };

    /// <summary>An object, or a variable of a function around this one.</summary>
    private void Capture(ISymbol symbol)
    {
        ITypeSymbol type = symbol switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => symbol.ContainingType };
        if (symbol is not IMethodSymbol && callee.Objects.TryGetValue(symbol, out HeldObject? held))
        {
            Take(symbol, held.Layout);
            return;
        }

        PassingMode mode = callee.Changed.Contains(symbol) ? PassingMode.Ref : PassingMode.Value;
        if (symbol is not IMethodSymbol && session.Layouts.Of(type) is { } layout)
        {
            StructVariable variable = Named(scope.New(layout, symbol.Name));
            scope.Bind(symbol, variable);
            foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, mode, IsConstant: false));
            return;
        }

        string name = symbol is IMethodSymbol ? char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1) : symbol.Name;
        Local declared = scope.Declare(symbol, type, Free(name));
        parameters.Add(new Parameter(declared, mode, IsConstant: false));
    }

    /// <summary>The struct that the method is called on.</summary>
    private void Receive()
    {
        StructVariable variable = Named(scope.New(session.Layouts.Of(method.ContainingType)!, ""));
        scope.This = variable;
        PassingMode mode = session.Followed.Mutates(method) ? PassingMode.Ref : PassingMode.Value;
        foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, mode, IsConstant: false));
    }

    /// <summary>An object whose fields are variables of the caller's; the method stands for <c>this</c>.</summary>
    private void Take(ISymbol symbol, StructLayout layout)
    {
        StructVariable variable = Named(scope.New(layout, symbol is IMethodSymbol ? "" : symbol.Name));
        if (symbol is IMethodSymbol) scope.This = variable;
        else scope.Bind(symbol, variable);
        PassingMode mode = session.Objects.IsSteady(layout) ? PassingMode.Value : PassingMode.Ref;
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
        if (isEntry && !isConstant && uses.ObjectOf(symbol) is { } @object)
        {
            AddObject(symbol, @object, modifier);
            return;
        }

        if (callee.Objects.TryGetValue(symbol, out HeldObject? held))
        {
            Take(symbol, held.Layout);
            return;
        }

        if (Layout(symbol.Type) is not { } layout)
        {
            parameters.Add(new Parameter(scope.Declare(symbol, symbol.Type, asList: isEntry && !isConstant ? TypeFacts.ListOf(symbol.Type) : null), mode, isConstant, modifier) { MayBeNull = MayBeNull(symbol) });
            names.Add(symbol.Name);
            return;
        }

        StructVariable variable = isEntry ? scope.PartsOf(symbol.Name, layout) : Named(scope.New(layout, symbol.Name));
        scope.Bind(symbol, variable);
        foreach (Local part in variable.Parts) parameters.Add(new Parameter(part, mode, isConstant, isEntry ? modifier : ""));
        if (isEntry && !isConstant && mode != PassingMode.Out && NullableParameter.IsCopied(symbol, layout, body)) nullables.Add(new NullableParameter(variable));
    }

    /// <summary>An object whose numbers are variables; those that the method writes come back.</summary>
    private void AddObject(IParameterSymbol symbol, StructLayout layout, string modifier)
    {
        StructVariable variable = scope.PartsOf(symbol.Name, layout);
        if (body is null || uses.IsFollowed(symbol, layout, scope)) scope.Bind(symbol, variable);
        else scope.Bind(symbol, variable.Parts[0].Member!.Whole);
        HashSet<ISymbol> written = body is null ? [] : scope.Objects.WrittenOf(symbol);
        parameters.AddRange(variable.Parts.Zip(AreWritten(layout, written), (part, isWritten) =>
            new Parameter(part, isWritten || (written.Count > 0 && part.Type.IsRealScalar) ? PassingMode.Ref : PassingMode.Value, IsConstant: false, modifier)));
    }

    private static IEnumerable<bool> AreWritten(StructLayout layout, HashSet<ISymbol> written) => layout.Fields.SelectMany(f =>
        f.Inner is { IsObject: true } held ? AreWritten(held, written) : Enumerable.Repeat(written.Contains(f.Member), f.Count));

    /// <summary>The struct that comes out; null when nothing of the kind is to be told to the caller's caller.</summary>
    private Local? Return(StructLayout? layout)
    {
        if (layout is null) return null;
        StructVariable variable = isEntry ? scope.PartsOf("result", layout) : Named(scope.New(layout, layout.IsObject && method.MethodKind == MethodKind.Constructor ? "" : "result"));
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

    /// <summary>Whether that is to be said beside the type, which for cells is only what they are.</summary>
    private bool MayBeNull(IParameterSymbol parameter) =>
        parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && scope.Find(parameter) is { Type.IsArray: true };

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
