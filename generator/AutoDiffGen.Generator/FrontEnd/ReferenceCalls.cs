using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls of methods that return a reference which is written through: the body is put in the place of the call.</summary>
internal sealed class ReferenceCalls(FunctionScope scope, ExpressionLowering expressions)
{
    private readonly Dictionary<IMethodSymbol, ReferenceBody?> known = new(SymbolEqualityComparer.Default);

    /// <summary>What the method called does; null where it is no such call, or what it returns a reference to is not known.</summary>
    public ReferenceBody? BodyOf(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ReturnsByRef: true } called, IsVirtual: false } call || !TypeFacts.IsPrimitive(call.Type)) return null;
        IMethodSymbol method = called.ReducedFrom ?? called;
        if (!(method.IsStatic || SymbolIdentity.IsNested(method)) || method.IsGenericMethod || method.ContainingType.IsGenericType) return null;
        if (!known.TryGetValue(method, out ReferenceBody? body))
        {
            known[method] = null;
            known[method] = body = Read(method);
        }

        return body is not null && call.Arguments.All(a => Takes(a)) ? body : null;
    }

    private bool Takes(IArgumentOperation argument) => argument.Parameter switch
    {
        { RefKind: RefKind.Ref, Type: var type } => TypeFacts.IsPrimitive(type) && expressions.CanResolve(argument.Value),
        { RefKind: RefKind.None, Type: var type } => TypeFacts.IsPrimitive(type) || scope.Session.TypeOf(type) is { IsRealArray: true, IsList: false },
        _ => false,
    };

    private ReferenceBody? Read(IMethodSymbol method)
    {
        if (scope.Session.BodyOf(method) is not { } body || SymbolIdentity.IsGenerated(method) || LocalUsage.Written(body).Any(w => IsValueOf(w, method))) return null;
        IOperation[] steps = [.. Steps(body)];
        if (steps.Length == 0 || steps[steps.Length - 1] is not IReturnOperation { ReturnedValue: { } value } || !IsPlace(value, method)) return null;
        IConditionalOperation[] guards = [.. steps.Take(steps.Length - 1).OfType<IConditionalOperation>().Where(IsGuard)];
        return guards.Length == steps.Length - 1 && body.Descendants().All(IsPlain) ? new ReferenceBody(guards, value) : null;
    }

    private static IEnumerable<IOperation> Steps(IOperation body) => body switch
    {
        IMethodBodyOperation method => Steps(method.BlockBody ?? method.ExpressionBody!),
        IBlockOperation block => block.Operations.SelectMany(Steps),
        _ => [body],
    };

    private static bool IsValueOf(ISymbol symbol, IMethodSymbol method) =>
        symbol is IParameterSymbol { RefKind: RefKind.None } && SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, method);

    /// <summary><c>if (…) throw …;</c></summary>
    private static bool IsGuard(IConditionalOperation choice) => choice.WhenFalse is null && Steps(choice.WhenTrue).All(static s => s is IThrowOperation { Exception: not null });

    /// <summary>Whether it is a variable that was handed over by reference, a cell of an array, or the choice of such.</summary>
    private bool IsPlace(IOperation value, IMethodSymbol method) => value switch
    {
        IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice => IsPlace(choice.WhenTrue, method) && IsPlace(otherwise, method),
        IParameterReferenceOperation { Parameter: var parameter } => parameter.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method),
        _ => BodyOf(value) is not null || expressions.ArrayOfCell(value) is ILocalReferenceOperation or IParameterReferenceOperation,
    };

    /// <summary>Nothing that would have to be copied, but the exceptions of the framework.</summary>
    private bool IsPlain(IOperation part) => part switch
    {
        IObjectCreationOperation { Type: { DeclaringSyntaxReferences.IsEmpty: true } } creation => creation.Arguments.All(static a => a.Value.ConstantValue.HasValue),
        IUnaryOperation unary => unary.OperatorMethod is null,
        IBinaryOperation binary => binary.OperatorMethod is null,
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IPropertyReferenceOperation property => property.Property is { Name: "Length", DeclaringSyntaxReferences.IsEmpty: true } || expressions.ArrayOfCell(property) is not null,
        IInvocationOperation call => BodyOf(call) is not null || scope.Session.IsRule(scope.Session.IdOf(call.TargetMethod)),
        IBlockOperation or IReturnOperation or IConditionalOperation or IThrowOperation or IArgumentOperation or ILiteralOperation or INameOfOperation or IParenthesizedOperation => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
        _ => false,
    };

    public Target? Resolve(IOperation operation, ReferenceBody body)
    {
        var call = (IInvocationOperation)operation;
        var values = new List<Expr>();
        var places = new List<(ISymbol Parameter, Target Place)>();
        var starts = new List<(IParameterSymbol Parameter, int Value)>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.RefKind == RefKind.Ref)
            {
                if (Location(argument.Value, values) is not { } place) return null;
                places.Add((parameter, place));
                continue;
            }

            starts.Add((parameter, values.Count));
            expressions.Append(values, argument.Value, TypeFacts.IsPrimitive(parameter.Type) ? parameter.Type : null);
        }

        foreach ((IParameterSymbol parameter, int value) in starts) Bind(parameter, values[value]);
        foreach ((ISymbol parameter, Target place) in places) scope.Alias(parameter, place);
        foreach (IConditionalOperation guard in body.Guards)
        {
            Expr condition = expressions.Value(guard.Condition);
            scope.Emit(new If(condition, scope.Nested(() => expressions.Root(Steps(guard.WhenTrue).First())), Block.Empty));
        }

        return expressions.Location(body.Value);
    }

    private Target? Location(IOperation argument, List<Expr> earlier)
    {
        int mark = scope.Mark;
        Target? place = expressions.Location(argument);
        Expr[] held = [.. earlier];
        expressions.Protect(held, held.Length, mark);
        earlier.Clear();
        earlier.AddRange(held);
        return place;
    }

    /// <summary>An array is the caller's own; a number is a copy.</summary>
    private void Bind(IParameterSymbol parameter, Expr value)
    {
        bool isArray = value is Read { Local: { Type.IsArray: true } array } && !scope.IsReassigned(array);
        scope.Rebind(parameter, isArray ? ((Read)value).Local : scope.Spill(value).Local);
    }
}

/// <summary>What a method does that returns a reference.</summary>
/// <param name="Guards">The tests that it makes first; each throws.</param>
/// <param name="Value">What it returns a reference to.</param>
internal sealed record ReferenceBody(IReadOnlyList<IConditionalOperation> Guards, IOperation Value);
