using System.Collections.Immutable;
using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Analyzers;

/// <summary>Turns what the compiler says about a program into diagnostics of its source.</summary>
internal sealed class SourcePlaces(IMethodSymbol method, LoweredMethod lowered, GeneratedCode generated)
{
    private readonly CallChains chains = new(lowered.Program);

    public IMethodSymbol Method { get; } = method;

    public SyntaxNode this[int origin] => lowered.Origins[origin];

    /// <summary>What stops generation must be seen: in generated code nothing is reported, so the call that leads there is.</summary>
    public Diagnostic ToDiagnostic(Obstacle obstacle)
    {
        Location name = Method.Locations[0];
        if (obstacle.Origin < 0 || !generated.Holds(lowered.Origins[obstacle.Origin])) return ToDiagnostic(obstacle.Id, obstacle.Origin, DiagnosticMessages.ArgumentsOf(obstacle));
        SyntaxNode? call = chains.To(obstacle.Origin).Select(c => lowered.Origins[c.Origin]).LastOrDefault(n => !generated.Holds(n));
        return ToDiagnostic(obstacle.Id, call?.GetLocation() ?? name, obstacle.Origin, DiagnosticMessages.ArgumentsOf(obstacle));
    }

    /// <summary>The expression is to blame; beside it stand the name of the annotated method and the calls that lead from there to the expression.</summary>
    public Diagnostic ToDiagnostic(string id, int origin, IEnumerable<object> arguments, ImmutableDictionary<string, string?>? properties = null) =>
        ToDiagnostic(id, origin < 0 ? Method.Locations[0] : Blamed(lowered.Origins[origin]), origin, arguments, properties);

    private Diagnostic ToDiagnostic(string id, Location where, int origin, IEnumerable<object> arguments, ImmutableDictionary<string, string?>? properties = null)
    {
        IEnumerable<Location> chain = chains.To(origin).Select(call => lowered.Origins[call.Origin].GetLocation());
        return Diagnostic.Create(DiagnosticDescriptors.Get(id), where, chain.Prepend(Method.Locations[0]), properties, [.. arguments, chains.ContextOf(origin)]);
    }

    /// <summary>Of a statement its keyword, of a function its name: what is in it is not to blame.</summary>
    private static Location Blamed(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax => node.GetLocation(),
        StatementSyntax statement => statement.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };
}
