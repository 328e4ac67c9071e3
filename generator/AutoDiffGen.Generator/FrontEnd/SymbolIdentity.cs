using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Which method a symbol is, and what its declaration allows.</summary>
internal static class SymbolIdentity
{
    /// <summary>The name of a function that has none.</summary>
    public const string Lambda = "Lambda";

    public static string IdOf(IMethodSymbol method) => IsNested(method)
        ? NestedIdOf(method)
        : method.OriginalDefinition.GetDocumentationCommentId() ?? SymbolText.Display(method);

    /// <summary>Whether it is a local function or a lambda.</summary>
    public static bool IsNested(IMethodSymbol method) => method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;

    /// <summary>Whether it is declared in an <c>extension</c> block, for objects that are a parameter of that block.</summary>
    public static bool IsExtensionMember(IMethodSymbol method) => !IsNested(method) && method.ContainingType is { CanBeReferencedByName: false, ContainingType: not null };

    /// <summary>The member that a variable, a local function or a lambda is in.</summary>
    public static ISymbol OwnerOf(ISymbol symbol)
    {
        ISymbol owner = symbol is ILocalSymbol or IParameterSymbol ? symbol.ContainingSymbol : symbol;
        while (owner is IMethodSymbol method && IsNested(method)) owner = owner.ContainingSymbol;
        return owner;
    }

    /// <summary>Whether it is a parameter of a class or struct, which all of its members see.</summary>
    public static bool IsOfType(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is TypeDeclarationSyntax);

    public static bool IsInGenericType(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return true;
        }

        return false;
    }

    /// <summary>The owner's id with the function's name put in, and its number among the functions there.</summary>
    private static string NestedIdOf(IMethodSymbol function)
    {
        ISymbol owner = OwnerOf(function);
        string outer = owner.OriginalDefinition.GetDocumentationCommentId() ?? SymbolText.Display(owner);
        if (outer.IndexOf('(') < 0) outer += "()";
        int end = outer.IndexOf('(');
        SyntaxNode? declaration = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        SyntaxNode? member = declaration?.AncestorsAndSelf().FirstOrDefault(static a => a is MemberDeclarationSyntax || a.Parent is null);
        int number = member?.DescendantNodes().Where(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax).TakeWhile(n => n != declaration).Count() ?? 0;
        string path = NameOf(function);
        for (ISymbol around = function.ContainingSymbol; around is IMethodSymbol outerFunction && IsNested(outerFunction); around = around.ContainingSymbol) path = NameOf(outerFunction) + "." + path;
        return $"{outer.Substring(0, end)}.{path}{outer.Substring(end)}#{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>A field's name without the mark of a field.</summary>
    private static string Bare(string name)
    {
        string bare = (name.StartsWith("s_", StringComparison.Ordinal) ? name.Substring(2) : name).TrimStart('_');
        return bare.Length == 0 ? name : bare;
    }

    /// <summary>A lambda goes by the name of the variable that it is given to.</summary>
    public static string NameOf(IMethodSymbol function)
    {
        if (function.MethodKind != MethodKind.AnonymousFunction) return function.Name;
        SyntaxNode? lambda = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return lambda?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? Bare(variable.Identifier.ValueText) : Lambda;
    }

    /// <summary>Whether a generator wrote it. Such members must look the same to the generator, which does not see them, and the analyzer, which does.</summary>
    public static bool IsGenerated(ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree)) return false;
        }

        return symbol.DeclaringSyntaxReferences.Length > 0;
    }

    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The declaration that holds what the method does, if there is one: of a method, an accessor, a constructor, or a type with parameters.</summary>
    public static SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken ct)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree)) continue;
            SyntaxNode declaration = reference.GetSyntax(ct);
            bool hasBody = declaration switch
            {
                BaseMethodDeclarationSyntax member => member.Body is not null || member.ExpressionBody is not null,
                LocalFunctionStatementSyntax local => local.Body is not null || local.ExpressionBody is not null,
                AnonymousFunctionExpressionSyntax => true,
                AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
                ArrowExpressionClauseSyntax => true,
                TypeDeclarationSyntax { ParameterList: not null } => method.MethodKind == MethodKind.Constructor,
                _ => false,
            };
            if (hasBody) return declaration;
        }

        return null;
    }

    public static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name
                && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
