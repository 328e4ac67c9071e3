using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Model;

/// <summary>What is asked for, and what has to be known of the place where it goes.</summary>
/// <param name="Hierarchy">The type that the derivatives become members of.</param>
/// <param name="Derivatives">Which ones.</param>
/// <param name="Modifiers">Accessibility, and <c>static</c> unless it is an instance method.</param>
/// <param name="ShadowedNames">Short type names that mean something else where the method stands.</param>
/// <param name="CheckedByDefault">Whether the compilation checks integer arithmetic for overflow.</param>
internal sealed record DerivativeRequest(
    HierarchyInfo Hierarchy,
    Derivatives Derivatives,
    string Modifiers,
    EquatableArray<string> ShadowedNames,
    bool CheckedByDefault);

/// <summary>A request with the method it is about; all that differentiation depends on.</summary>
/// <param name="HasErrors">Whether the C# compiler finds fault with the method or one it calls.</param>
internal sealed record LoweredRequest(DerivativeRequest Request, Program Program, bool HasErrors);
