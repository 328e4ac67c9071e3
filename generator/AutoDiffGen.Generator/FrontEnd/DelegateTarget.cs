using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What a delegate calls.</summary>
/// <param name="Method">A lambda, or the method of a method group.</param>
/// <param name="Receiver">The object of a method group: a variable, or <c>this</c>; null when there is none.</param>
/// <param name="Source">The lambda or method group as it is written.</param>
/// <param name="Type">The delegate's type.</param>
internal sealed record DelegateTarget(IMethodSymbol Method, IOperation? Receiver, IOperation Source, ITypeSymbol? Type)
{
    /// <summary>The member that a method group with <c>this</c> stands in.</summary>
    public ISymbol? Owner { get; init; }
}
