using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Compares the framework that a project is compiled against with the one that the runtime library was built for.</summary>
/// <remarks>NuGet does so before it installs the package; this is for those who refer to the library in another way.</remarks>
internal static class FrameworkCheck
{
    private const string Core = "System.Runtime";

    public static IEnumerable<DeclarationProblem> Check(IMethodSymbol method, AttributeData attribute)
    {
        if (attribute.AttributeClass?.ContainingModule is not { } library) yield break;
        for (int i = 0; i < library.ReferencedAssemblies.Length; i++)
        {
            AssemblyIdentity needed = library.ReferencedAssemblies[i], present = library.ReferencedAssemblySymbols[i].Identity;
            if (needed.Name != Core || present.Version >= needed.Version) continue;
            yield return DeclarationProblem.At(
                attribute.ApplicationSyntaxReference is { } mark ? Location.Create(mark.SyntaxTree, mark.Span) : SignatureCheck.NameOf(method),
                DiagnosticIds.Framework, method.Name, needed.Version.ToString(2), present.Version.ToString());
        }
    }
}
