using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>A user's method, by its type and name: overloads count as one.</summary>
internal readonly record struct MethodName(string Type, string Name)
{
    public static MethodName Of(MethodDeclarationSyntax method) => new(
        string.Join(".", method.Ancestors().OfType<TypeDeclarationSyntax>().Select(t => t.Identifier.ValueText + t.TypeParameterList).Reverse()),
        method.Identifier.ValueText);
}

/// <summary>Finds generated members that only throw <see cref="NotSupportedException"/>, and the diagnostic they name.</summary>
internal static class Stubs
{
    private static readonly string[] s_suffixes = [.. Enum.GetNames<Derivatives>().Where(n => n != nameof(Derivatives.Default))];

    public static ILookup<MethodName, string> Find(IEnumerable<SyntaxTree> generated) =>
        (from tree in generated
         from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
         let id = DiagnosticId(method)
         where id is not null
         let name = MethodName.Of(method)
         let suffix = s_suffixes.FirstOrDefault(s => name.Name.EndsWith(s, StringComparison.Ordinal)) ?? ""
         select (Method: name with { Name = name.Name[..^suffix.Length] }, Id: id)).ToLookup(s => s.Method, s => s.Id);

    // A guard that is copied from the user's method is among other statements; a stub has nothing else.
    private static string? DiagnosticId(MethodDeclarationSyntax method)
    {
        var thrown = method.ExpressionBody?.Expression is ThrowExpressionSyntax expression ? expression.Expression
            : method.Body?.Statements is [ThrowStatementSyntax statement] ? statement.Expression
            : null;
        var text = (thrown as ObjectCreationExpressionSyntax)?.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax;
        return text?.Token.Value is string message && message.StartsWith("ADG", StringComparison.Ordinal) ? message[..7] : null;
    }
}
