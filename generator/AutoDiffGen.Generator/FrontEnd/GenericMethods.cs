using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Generic methods with types in the place of their type parameters. The compiler itself binds the body anew, as that of
/// a function which stands in the method, so that operators and static abstract members become those of the types.
/// Where the types are type parameters of the annotated method, the function has those of the same names.
/// </summary>
internal sealed class GenericMethods(LoweringSession session)
{
    private readonly Dictionary<string, IMethodSymbol?> known = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, SubstitutedBody> bodies = [];

    /// <summary>The method with its types; the method itself if it is not generic or if that cannot be done.</summary>
    public IMethodSymbol Of(IMethodSymbol method)
    {
        if (CallsEntry(method)) return session.Entry;
        bool isKnown = method is { IsGenericMethod: true, IsStatic: true, MethodKind: MethodKind.Ordinary, ContainingType.IsGenericType: false }
            && method.TypeArguments.All(static t => t is INamedTypeSymbol { IsGenericType: false, IsAnonymousType: false } or ITypeParameterSymbol);
        if (!isKnown || method.OriginalDefinition.DeclaringSyntaxReferences.Length == 0) return method;
        string key = SymbolIdentity.IdOf(method) + "<" + string.Join(",", method.TypeArguments.Select(SymbolText.OfPlain)) + ">";
        if (!known.TryGetValue(key, out IMethodSymbol? substituted)) known[key] = substituted = Substitute(method);
        return substituted ?? method;
    }

    /// <summary>Whether it is the annotated method with its own type parameters.</summary>
    private bool CallsEntry(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, session.Entry)
        && method.TypeArguments.Zip(session.Entry.TypeParameters, SymbolEqualityComparer.Default.Equals).All(static same => same);

    /// <summary>Whether the type parameters of a generic method are those of the annotated method.</summary>
    public bool IsKnown(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, session.Entry)
        || known.Values.Any(m => SymbolEqualityComparer.Default.Equals(method, m));

    /// <summary>The node of the source that a node of a body made here stands for.</summary>
    public SyntaxNode Original(SyntaxNode node) => bodies.TryGetValue(node.SyntaxTree, out SubstitutedBody? body) ? body.Original(node) : node;

    private IMethodSymbol? Substitute(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (session.DeclarationOf(definition) is not MethodDeclarationSyntax declaration) return null;
        SemanticModel model = session.Model(declaration.SyntaxTree);
        string name = method.Name + "Of" + string.Join("And", method.TypeArguments.Select(static t => t.Name));
        LocalFunctionStatementSyntax function = TypeSubstitution.Run(declaration, name, method, model);
        int position = declaration.Body?.OpenBraceToken.Span.End ?? declaration.ExpressionBody!.Expression.SpanStart;
        if (!model.TryGetSpeculativeSemanticModel(position, SyntaxFactory.Block(function), out SemanticModel? speculative)) return null;
        LocalFunctionStatementSyntax bound = speculative.SyntaxTree.GetRoot().DescendantNodesAndSelf().OfType<LocalFunctionStatementSyntax>().First(f => f.Identifier.ValueText == name);
        var body = new SubstitutedBody(declaration, bound);
        if (speculative.GetDeclaredSymbol(bound) is not IMethodSymbol symbol || !Agrees(body, model, speculative)) return null;
        session.Add(bound.SyntaxTree, speculative);
        bodies.Add(bound.SyntaxTree, body);
        return symbol;
    }

    /// <summary>Whether everything is found, and calls are still those of the same methods, apart from what the types bring themselves.</summary>
    private bool Agrees(SubstitutedBody body, SemanticModel before, SemanticModel after)
    {
        if (after.GetOperation(body.Function, session.Cancellation) is not ILocalFunctionOperation { Body: { } operation }) return false;
        if (operation.DescendantsAndSelf().Any(static o => o is IInvalidOperation)) return false;
        foreach (InvocationExpressionSyntax call in body.Function.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (body.Original(call) is not InvocationExpressionSyntax original) return false;
            ISymbol? old = before.GetSymbolInfo(original, session.Cancellation).Symbol, own = after.GetSymbolInfo(call, session.Cancellation).Symbol;
            bool isOfType = old?.ContainingType?.TypeKind == TypeKind.Interface;
            if (!isOfType && !SymbolEqualityComparer.Default.Equals(old?.OriginalDefinition, own?.OriginalDefinition)) return false;
        }

        return true;
    }
}

/// <summary>A generic method, and the function that was made of it.</summary>
/// <param name="Method">The method as the user wrote it.</param>
/// <param name="Function">The function with types in place of type parameters.</param>
internal sealed record SubstitutedBody(MethodDeclarationSyntax Method, LocalFunctionStatementSyntax Function)
{
    /// <summary>Both have the same shape, so the way down from the body is the same.</summary>
    public SyntaxNode Original(SyntaxNode node)
    {
        SyntaxNode? top = (SyntaxNode?)Function.Body ?? Function.ExpressionBody?.Expression;
        SyntaxNode? original = (SyntaxNode?)Method.Body ?? Method.ExpressionBody?.Expression;
        var way = new Stack<int>();
        for (SyntaxNode at = node; at != top; at = at.Parent)
        {
            if (at.Parent is null) return Method;
            way.Push(at.Parent.ChildNodes().TakeWhile(c => c != at).Count());
        }

        while (way.Count > 0 && original!.ChildNodes().ElementAtOrDefault(way.Pop()) is { } child) original = child;
        return original!;
    }
}
