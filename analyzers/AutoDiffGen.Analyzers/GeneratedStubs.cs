using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Analyzers;

/// <summary>Looks at what the generator has written, to see whether it stumbled: to derive again would take longer than all other checks together.</summary>
internal static class GeneratedStubs
{
    /// <summary>Whether a derivative of the method, or of an overload, does nothing but throw because of a mistake of the generator's.</summary>
    public static bool TellOfInternalError(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (Derivatives kind in Enum.GetValues(typeof(Derivatives)))
        {
            foreach (ISymbol member in method.ContainingType.GetMembers(method.Name + kind))
            {
                if (SymbolIdentity.IsGenerated(member) && IsStub(member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken))) return true;
            }
        }

        return false;
    }

    private static bool IsStub(SyntaxNode member) =>
        member is MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } && statements[0] is ThrowStatementSyntax thrown && thrown.ToString().Contains(DiagnosticIds.InternalError);
}
