using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class VerbatimPrinter
{
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetConstantValue(node) is { HasValue: true, Value: string constant } && SymbolOf(node) is null)
        {
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(constant));
        }

        var copy = SymbolOf(node) is IMethodSymbol { ReducedFrom: { } extension } && node.Expression is MemberAccessExpressionSyntax access
            ? AsStaticCall(node, access, extension)
            : (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        foreach (ArgumentSyntax argument in CallerInfo(node)) copy = copy.AddArgumentListArguments(argument);
        return copy;
    }

    private InvocationExpressionSyntax AsStaticCall(InvocationExpressionSyntax node, MemberAccessExpressionSyntax access, IMethodSymbol extension)
    {
        Check(extension, node);
        string arguments = access.Name is GenericNameSyntax generic
            ? base.VisitGenericName(generic)!.ToString().Substring(generic.Identifier.Text.Length)
            : "";
        ArgumentSyntax receiver = SyntaxFactory.Argument((ExpressionSyntax)Visit(access.Expression));
        if (extension.Parameters[0].RefKind == RefKind.Ref) receiver = receiver.WithRefKindKeyword(SyntaxFactory.Token(SyntaxKind.RefKeyword));
        var list = (ArgumentListSyntax)Visit(node.ArgumentList);
        return SyntaxFactory.InvocationExpression(
            Raw(SymbolText.Member(extension) + arguments),
            list.WithArguments(list.Arguments.Insert(0, receiver)));
    }

    /// <summary>What the compiler fills in about the caller would be about the generated file; the user's text is passed instead.</summary>
    private IEnumerable<ArgumentSyntax> CallerInfo(InvocationExpressionSyntax node)
    {
        if (SymbolOf(node) is not IMethodSymbol method || !method.Parameters.Any(static p => p.IsOptional)) yield break;
        if (model.GetOperation(node, scope.Session.Cancellation) is not IInvocationOperation call) yield break;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue || argument.Parameter is not { } parameter || !IsCallerInfo(parameter)) continue;
            if (!argument.Value.ConstantValue.HasValue) continue;
            yield return SyntaxFactory.Argument(
                SyntaxFactory.NameColon(SymbolText.Identifier(parameter.Name)),
                default,
                Raw(ConstantText.Text(argument.Value.ConstantValue.Value, parameter.Type)));
        }
    }

    private static bool IsCallerInfo(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute" or "CallerLineNumberAttribute") return true;
        }

        return false;
    }

    /// <summary>The members of an anonymous object keep the names that they took from the variables.</summary>
    public override SyntaxNode? VisitAnonymousObjectMemberDeclarator(AnonymousObjectMemberDeclaratorSyntax node)
    {
        var copy = (AnonymousObjectMemberDeclaratorSyntax)base.VisitAnonymousObjectMemberDeclarator(node)!;
        return node.NameEquals is null && model.GetDeclaredSymbol(node) is { } member
            ? copy.WithNameEquals(SyntaxFactory.NameEquals(SymbolText.Identifier(member.Name)))
            : copy;
    }

    /// <summary>The elements of a tuple keep the names that they took from the variables.</summary>
    public override SyntaxNode? VisitTupleExpression(TupleExpressionSyntax node)
    {
        var copy = (TupleExpressionSyntax)base.VisitTupleExpression(node)!;
        if (IsWrittenTo(node) || model.GetTypeInfo(node).Type is not INamedTypeSymbol { IsTupleType: true } type) return copy;
        for (int i = 0; i < node.Arguments.Count; i++)
        {
            IFieldSymbol element = type.TupleElements[i];
            if (node.Arguments[i].NameColon is not null || !element.IsExplicitlyNamedTupleElement) continue;
            ArgumentSyntax argument = copy.Arguments[i];
            copy = copy.ReplaceNode(argument, argument.WithNameColon(SyntaxFactory.NameColon(SymbolText.Identifier(element.Name))));
        }

        return copy;
    }

    private static bool IsWrittenTo(TupleExpressionSyntax node) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        ForEachVariableStatementSyntax loop => loop.Variable == node,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsWrittenTo(outer),
        _ => false,
    };
}
