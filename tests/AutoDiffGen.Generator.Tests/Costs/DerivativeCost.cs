using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Costs;

/// <summary>What stands in generated members, each counted once, however often it runs.</summary>
internal readonly record struct DerivativeCost(int Statements, int Operations, int Calls, int Recorded)
{
    /// <summary>The sums over the members of a file, by kind: members of a kind have names that end alike.</summary>
    public static IEnumerable<(string Kind, DerivativeCost Cost)> In(SyntaxTree generated) =>
        from method in generated.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        group Of(method) by KindOf(method.Identifier.Text) into costs
        orderby costs.Key
        select (costs.Key, costs.Aggregate((sum, cost) => sum + cost));

    public static DerivativeCost operator +(DerivativeCost left, DerivativeCost right) =>
        new(left.Statements + right.Statements, left.Operations + right.Operations, left.Calls + right.Calls, left.Recorded + right.Recorded);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Statements} {Operations} {Calls} {Recorded}");

    private static DerivativeCost Of(MethodDeclarationSyntax method)
    {
        SyntaxNode[] nodes = [.. method.DescendantNodes()];
        var calls = nodes.OfType<InvocationExpressionSyntax>().Select(NameOf).ToArray();
        return new(
            nodes.Count(n => n is StatementSyntax and not BlockSyntax),
            nodes.Count(n => n is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax || (n is AssignmentExpressionSyntax && !n.IsKind(SyntaxKind.SimpleAssignmentExpression))),
            calls.Length,
            calls.Count(name => name is "Push" or "Reserve"));
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : "";

    private static string KindOf(string name) => Array.Find(Enum.GetNames<Derivatives>(), kind => name.EndsWith(kind, StringComparison.Ordinal)) ?? "Other";
}
