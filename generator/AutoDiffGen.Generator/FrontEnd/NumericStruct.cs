using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The structs of the framework that are nothing but numbers.</summary>
internal static class NumericStruct
{
    /// <summary>The members that together are its value; null for any other type.</summary>
    public static IReadOnlyList<ISymbol>? MembersOf(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace is not { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return null;
        return type.Name switch
        {
            "Vector2" or "Vector3" or "Vector4" or "Quaternion" => [.. Fields(type).OrderBy(static f => "XYZW".IndexOf(f.Name, StringComparison.Ordinal))],
            "Matrix3x2" or "Matrix4x4" => [.. Fields(type).OrderBy(static f => f.Name, StringComparer.Ordinal)],
            "Complex" => [type.GetMembers("Real").First(), type.GetMembers("Imaginary").First()],
            _ => null,
        };
    }

    /// <summary>Reference assemblies name them in the order of the alphabet.</summary>
    private static IEnumerable<ISymbol> Fields(INamedTypeSymbol type) => type.GetMembers().Where(static m => m is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}
