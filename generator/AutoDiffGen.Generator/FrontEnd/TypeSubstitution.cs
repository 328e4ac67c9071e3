using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Rewrites a generic method as a function with types, or other type parameters, in the place of type parameters.</summary>
internal sealed class TypeSubstitution : CSharpSyntaxRewriter
{
    private readonly IMethodSymbol method;
    private readonly SemanticModel model;

    private TypeSubstitution(IMethodSymbol method, SemanticModel model)
    {
        this.method = method;
        this.model = model;
    }

    /// <param name="declaration">The generic method.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="method">The method with its types.</param>
    /// <param name="model">Knows what the names in the declaration mean.</param>
    public static LocalFunctionStatementSyntax Run(MethodDeclarationSyntax declaration, string name, IMethodSymbol method, SemanticModel model)
    {
        var substitution = new TypeSubstitution(method, model);
        var parameters = (ParameterListSyntax)substitution.Visit(declaration.ParameterList);
        MethodDeclarationSyntax? generic = Generic([.. method.TypeArguments.OfType<ITypeParameterSymbol>().Distinct<ITypeParameterSymbol>(SymbolEqualityComparer.Default)]);
        return SyntaxFactory.LocalFunctionStatement(
            default,
            SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)),
            (TypeSyntax)substitution.Visit(declaration.ReturnType),
            SyntaxFactory.Identifier(name),
            generic?.TypeParameterList,
            parameters.WithParameters(SyntaxFactory.SeparatedList(parameters.Parameters.Select(Plain), parameters.Parameters.GetSeparators())),
            generic?.ConstraintClauses ?? default,
            (BlockSyntax?)substitution.Visit(declaration.Body),
            (ArrowExpressionClauseSyntax?)substitution.Visit(declaration.ExpressionBody),
            declaration.SemicolonToken);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (ArgumentFor(node) is not { } type) return base.VisitIdentifierName(node);
        string text = SymbolText.OfPlain(type);
        ExpressionSyntax replacement = node.Parent is MemberAccessExpressionSyntax ? SyntaxFactory.ParseExpression(text) : SyntaxFactory.ParseTypeName(text);
        return replacement.WithTriviaFrom(node);
    }

    /// <summary>Constants that numbers implement without naming them.</summary>
    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node.Expression is not IdentifierNameSyntax name || ArgumentFor(name) is not { TypeKind: not TypeKind.TypeParameter } type || !(TypeFacts.IsFloating(type) || TypeFacts.IsInteger(type))) return base.VisitMemberAccessExpression(node);
        string? value = node.Name.Identifier.ValueText switch
        {
            "Zero" or "AdditiveIdentity" => "0",
            "One" or "MultiplicativeIdentity" => "1",
            "NegativeOne" => "-1",
            _ => null,
        };
        return value is null ? base.VisitMemberAccessExpression(node) : SyntaxFactory.ParseExpression($"(({SymbolText.OfPlain(type)})({value}))").WithTriviaFrom(node);
    }

    /// <summary>A declaration with the type parameters; null if there are none.</summary>
    private static MethodDeclarationSyntax? Generic(ITypeParameterSymbol[] parameters)
    {
        Model.TypeParameters declared = TypeParameterReader.Read(parameters);
        return declared.List.Length == 0 ? null : (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"void F{declared.List}() {string.Join(" ", declared.Constraints)} {{ }}")!;
    }

    private ITypeSymbol? ArgumentFor(IdentifierNameSyntax node) =>
        model.GetSymbolInfo(node).Symbol is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter && SymbolEqualityComparer.Default.Equals(parameter.DeclaringMethod, method.OriginalDefinition)
            ? method.TypeArguments[parameter.Ordinal]
            : null;

    /// <summary>A local function has no receiver, and its attributes are nobody's concern.</summary>
    private static ParameterSyntax Plain(ParameterSyntax parameter) => parameter
        .WithAttributeLists(default)
        .WithModifiers(SyntaxFactory.TokenList(parameter.Modifiers.Where(static m => !m.IsKind(SyntaxKind.ThisKeyword))));
}
