using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A call whose receiver's class decides what runs, where it cannot be made a choice among the classes of the compilation.</summary>
internal static class UndecidedCall
{
    private const string WriteRule = "Write a rule for it with [DerivativeOf]";

    /// <summary>Why not; null when the class of the object decides nothing, or the method is not of this compilation.</summary>
    public static Explanation? Of(IOperation operation, LoweringSession session)
    {
        if (operation is not IInvocationOperation { IsVirtual: true, TargetMethod: var method } call || !Implementations.MayBeOverridden(method)) return null;
        if (method.DeclaringSyntaxReferences.IsEmpty || !session.IsOwn(method) || SymbolIdentity.IsGenerated(method)) return null;
        if (Sealable(call, session) is { } type)
        {
            string name = SymbolText.Display(type);
            return new Explanation($"a class that derives from '{name}' may override it", $"Mark '{name}' sealed");
        }

        ImmutableArray<Implementation> all = session.Implementations.Of(method);
        return all.Length switch
        {
            0 => new Explanation("no class of this compilation implements it", WriteRule),
            > CallLowering.MostClasses => new Explanation($"{all.Length} classes of this compilation implement it, more than are told apart", WriteRule),
            _ when all.FirstOrDefault(i => Problem(i, session) is not null) is { } unknown =>
                new Explanation($"'{SymbolText.Display(unknown.Type)}', which is one of them, {Problem(unknown, session)}", WriteRule),
            _ when method.Parameters.Any(static p => p.RefKind is RefKind.Ref or RefKind.Out) =>
                new Explanation("classes are not told apart where variables of the caller change (ref, out)", "Call it on an object of a sealed class, or return what it computes"),
            _ => null,
        };
    }

    /// <summary>The class that the object is declared as, if the call were known were that class sealed, and nothing speaks against it.</summary>
    public static INamedTypeSymbol? Sealable(IInvocationOperation call, LoweringSession session)
    {
        if (call.Instance?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsSealed: false, IsStatic: false, IsGenericType: false } type) return null;
        if (!session.IsOwn(type) || session.Implementations.HaveDerived(type)) return null;
        bool isKnown = session.Implementations.Of(call.TargetMethod).Any(i => SymbolEqualityComparer.Default.Equals(i.Type, type) && session.Followed.Contains(i.Body));
        return isKnown ? type : null;
    }

    /// <summary>What is in the way of a test for the class, or of its body.</summary>
    private static string? Problem(Implementation implementation, LoweringSession session) => implementation switch
    {
        { Type.TypeKind: TypeKind.Struct } => "is a struct",
        { Type.IsFileLocal: true } => "is known to its own file only",
        { Type: var type } when SymbolIdentity.IsInGenericType(type) => "is generic",
        { Type: var type } when !session.CanReach(type) => "is not accessible from generated code",
        { Body: var body } when !session.Followed.Contains(body) => "has a body that cannot be followed",
        _ => null,
    };
}
