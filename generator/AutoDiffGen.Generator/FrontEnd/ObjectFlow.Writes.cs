using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ObjectFlow
{
    private readonly HashSet<ISymbol> looking = new(SymbolEqualityComparer.Default);

    /// <summary>The members of an object that the function gives values, itself or by what it calls.</summary>
    public HashSet<ISymbol> WrittenOf(ISymbol symbol)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!looking.Add(symbol)) return written;
        foreach (IOperation part in Parts())
        {
            foreach (IOperation target in Targets(part))
            {
                if (MemberOf(target, symbol) is { } member) written.Add(member);
            }

            if (part is ILocalFunctionOperation { Symbol: var local }) written.UnionWith(WrittenIn(local, symbol));
            else if (part is IAnonymousFunctionOperation { Symbol: var lambda }) written.UnionWith(WrittenIn(lambda, symbol));
            else written.UnionWith(WrittenBy(part, symbol));
        }

        looking.Remove(symbol);
        return written;
    }

    private HashSet<ISymbol> WrittenIn(IMethodSymbol inner, ISymbol symbol) => Find(symbol) is { } one
        ? session.FlowOf(inner, ImmutableDictionary.Create<ISymbol, HeldObject>(SymbolEqualityComparer.Default).Add(symbol, one)).WrittenOf(symbol) : [];

    private IEnumerable<ISymbol> WrittenBy(IOperation part, ISymbol symbol)
    {
        if (ObjectCall.Of(part) is not { } call || Known(call) is not { } known || FlowOf(known) is not { } flow) return [];
        IEnumerable<ISymbol> parameters = known.Arguments.Where(a => IsRoot(a.Value, symbol)).Select(a => (ISymbol)known.Method.Parameters[a.Parameter]);
        if (known.Receiver is { } receiver && IsRoot(receiver, symbol)) parameters = parameters.Append(known.Method);
        return parameters.SelectMany(flow.WrittenOf);
    }

    private bool IsRoot(IOperation operation, ISymbol symbol) => MayHold(operation.Type) && SymbolEqualityComparer.Default.Equals(RootOf(operation), symbol);

    private static IEnumerable<IOperation> Targets(IOperation part) => part switch
    {
        IDeconstructionAssignmentOperation { Target: var several } => several.DescendantsAndSelf(),
        IAssignmentOperation { Target: var target } => [target],
        IIncrementOrDecrementOperation { Target: var target } => [target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target } => [target],
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } declared when declared.GetVariableInitializer() is { } initializer => [initializer.Value],
        IInvocationOperation { Instance: { Type.IsValueType: true } target } => [target],
        _ => [],
    };

    /// <summary>The member of the object that a place is, or is in.</summary>
    private ISymbol? MemberOf(IOperation place, ISymbol symbol) => place switch
    {
        IMemberReferenceOperation { Instance: { } of } member when IsRoot(of, symbol) => held.TryGetValue(symbol, out HeldObject? one) && one.Layout.FindWithin(member.Member) is { } field ? field.Member : member.Member,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole } => MemberOf(whole, symbol),
        IParameterReferenceOperation { Parameter: var parameter } when symbol is IMethodSymbol && SymbolIdentity.IsOfType(parameter) && !IsOfThis(parameter) => parameter,
        _ => null,
    };
}
