using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A call of any kind: of a method, a constructor, an operator, a conversion, a property.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Receiver">The struct that it is called on; null for static methods and constructors.</param>
/// <param name="Arguments">Its arguments in the order they are evaluated, each with the number of its parameter.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record CallSite(IMethodSymbol Method, IOperation? Receiver, IReadOnlyList<(int Parameter, IOperation Value)> Arguments, SyntaxNode Syntax)
{
    /// <summary>The member whose <c>this</c> the receiver is, where that is not the member that the call stands in.</summary>
    public ISymbol? Owner { get; init; }

    /// <summary>Whether the class of the receiver decides which method runs.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The variable that the receiver's value is in already.</summary>
    public Ir.Local? Object { get; init; }

    /// <summary>Arguments that have been evaluated, by the numbers of their parameters.</summary>
    public IReadOnlyDictionary<int, Ir.Expr[]>? Evaluated { get; init; }

    /// <summary>The numbers of two parameters that get one cell of an array.</summary>
    public (int First, int Second)? SameCell { get; init; }

    public static CallSite Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return new CallSite(method, method.IsStatic ? null : call.Instance, InOrder(call.Arguments), call.Syntax) { IsVirtual = call.IsVirtual && Implementations.MayBeOverridden(method) };
    }

    public static CallSite Of(IObjectCreationOperation creation) =>
        new(creation.Constructor!, null, InOrder(creation.Arguments), creation.Syntax);

    /// <summary>A property that is read.</summary>
    public static CallSite Of(IPropertyReferenceOperation property, IMethodSymbol getter) =>
        new(getter, getter.IsStatic ? null : property.Instance, InOrder(property.Arguments), property.Syntax)
        {
            IsVirtual = property.Instance is not { Syntax: BaseExpressionSyntax } && Implementations.MayBeOverridden(getter),
        };

    /// <summary>An operator or a conversion.</summary>
    public static CallSite Of(IMethodSymbol method, SyntaxNode syntax, params IOperation[] operands) =>
        new(method, null, [.. operands.Select(static (o, i) => (i, o))], syntax);

    public static (int, IOperation)[] InOrder(IEnumerable<IArgumentOperation> arguments) =>
        [.. arguments.Select(static (a, i) => (a.Parameter?.Ordinal ?? i, a.Value))];
}
