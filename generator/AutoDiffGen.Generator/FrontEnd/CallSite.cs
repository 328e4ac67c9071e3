using Microsoft.CodeAnalysis;
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

    public static CallSite Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return new CallSite(method, method.IsStatic ? null : call.Instance, Evaluated(call.Arguments), call.Syntax);
    }

    public static CallSite Of(IObjectCreationOperation creation) =>
        new(creation.Constructor!, null, Evaluated(creation.Arguments), creation.Syntax);

    /// <summary>A property that is read.</summary>
    public static CallSite Of(IPropertyReferenceOperation property, IMethodSymbol getter) =>
        new(getter, getter.IsStatic ? null : property.Instance, Evaluated(property.Arguments), property.Syntax);

    /// <summary>An operator or a conversion.</summary>
    public static CallSite Of(IMethodSymbol method, SyntaxNode syntax, params IOperation[] operands) =>
        new(method, null, [.. operands.Select(static (o, i) => (i, o))], syntax);

    public static (int, IOperation)[] Evaluated(IEnumerable<IArgumentOperation> arguments) =>
        [.. arguments.Select(static (a, i) => (a.Parameter?.Ordinal ?? i, a.Value))];
}
