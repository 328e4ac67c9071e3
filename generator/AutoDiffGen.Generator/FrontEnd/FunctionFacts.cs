using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a method's body does as a whole: which variables and fields it changes.</summary>
internal sealed class FunctionFacts
{
    private readonly HashSet<ISymbol> written;
    private readonly HashSet<ISymbol> writtenMembers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> moved = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> growing;
    private readonly HashSet<ISymbol> otherLists;
    private bool callsSource;
    private bool callsUnknown;

    private readonly FollowedMethods followed;

    /// <param name="body">The method's body; null for a constructor that has none of its own.</param>
    /// <param name="followed">The methods whose bodies are known.</param>
    /// <param name="ct">Stops the work.</param>
    public FunctionFacts(IOperation? body, FollowedMethods followed, CancellationToken ct)
    {
        this.followed = followed;
        growing = ListUses.Growing(body);
        otherLists = ListUses.Others(body, followed.Contains);
        written = body is null ? new HashSet<ISymbol>(SymbolEqualityComparer.Default) : LocalUsage.Written(body);
        foreach (IOperation part in body?.Descendants() ?? [])
        {
            ct.ThrowIfCancellationRequested();
            Look(part);
        }
    }

    /// <summary>The type of a variable that holds a list whose cells are followed; null for any other.</summary>
    public Ir.IrType? ListOf(ISymbol symbol, ITypeSymbol type)
    {
        if (TypeFacts.ListOf(type) is not { } list) return null;
        if (growing.Contains(symbol)) return list.With(Ir.Shape.Growing);
        return symbol is IParameterSymbol && !otherLists.Contains(symbol) ? list : null;
    }

    public bool IsReassigned(ISymbol symbol) => written.Contains(symbol);

    public bool IsRefReassigned(ISymbol symbol) => moved.Contains(symbol);

    /// <summary>Code whose source is not followed could change any field; static methods that are followed, only static ones.</summary>
    public bool IsUntouched(ISymbol member) => !writtenMembers.Contains(member) && !callsUnknown && !(member.IsStatic && callsSource);

    private void Look(IOperation part)
    {
        switch (part)
        {
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets }:
                foreach (IOperation target in targets.Elements) Write(target);
                break;
            case IAddressOfOperation:
                callsUnknown = true;
                break;
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation target }:
                moved.Add(target.Local);
                break;
            case IAssignmentOperation assignment:
                Write(assignment.Target);
                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(argument.Value);
                break;
            case IInvocationOperation call when call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || call.TargetMethod.DeclaringSyntaxReferences.Length > 0:
                Calls(call.TargetMethod);
                break;
            case IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.Length: > 0 } constructor }:
                Calls(constructor);
                break;
        }
    }

    private void Calls(IMethodSymbol method)
    {
        if (followed.Contains(method)) callsSource = true;
        else callsUnknown = true;
    }

    private void Write(IOperation target)
    {
        if (target is IMemberReferenceOperation member) writtenMembers.Add(member.Member);
    }
}
