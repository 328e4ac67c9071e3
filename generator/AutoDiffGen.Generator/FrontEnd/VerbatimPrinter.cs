using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Prints source so that it means the same in another file: fully qualified, without comments, with gaps for variables.</summary>
internal sealed partial class VerbatimPrinter : CSharpSyntaxRewriter
{
    private readonly SyntaxNode root;
    private readonly FunctionScope scope;
    private readonly SemanticModel model;
    private readonly StructCopies copies;
    private readonly List<Local> variables;
    private CopyProblem? problem;

    private VerbatimPrinter(SyntaxNode root, FunctionScope scope, SemanticModel model, StructCopies copies, List<Local> variables)
    {
        this.variables = variables;
        this.root = root;
        this.scope = scope;
        this.model = model;
        this.copies = copies;
    }

    public static CopiedText Print(SyntaxNode node, FunctionScope scope, StructCopies copies)
    {
        var printer = new VerbatimPrinter(node, scope, scope.Session.Model(node.SyntaxTree), copies, []);
        SyntaxNode copy = printer.Visit(node);
        string text = copy.NormalizeWhitespace("", " ").ToFullString().Trim();
        return CopiedText.Cut(text, printer.variables, printer.problem);
    }

    public override SyntaxToken VisitToken(SyntaxToken token) => token.WithLeadingTrivia().WithTrailingTrivia();

    /// <summary>In an interpolated string a colon begins a format, so <c>global::</c> has to stand in parentheses.</summary>
    public override SyntaxNode? VisitInterpolation(InterpolationSyntax node)
    {
        var visited = (InterpolationSyntax)base.VisitInterpolation(node)!;
        return visited.Expression is IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            ? visited
            : visited.WithExpression(SyntaxFactory.ParenthesizedExpression(visited.Expression));
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => VisitName(node) ?? base.VisitIdentifierName(node);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => VisitName(node) ?? base.VisitGenericName(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => TypeName(node) ?? base.VisitQualifiedName(node);

    public override SyntaxNode? VisitAliasQualifiedName(AliasQualifiedNameSyntax node) => TypeName(node) ?? base.VisitAliasQualifiedName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (TypeName(node) is { } type) return type;
        if (PartOf(node) is { } part) return part;
        if (FieldVariable(node) is { } variable) return variable;
        ISymbol? symbol = SymbolOf(node);
        if (AccessorFor(symbol) is { } accessor) return Access(accessor, symbol!.IsStatic ? "null" : Visit(node.Expression)!.NormalizeWhitespace("", " ").ToFullString());
        Check(symbol, node);
        var target = (ExpressionSyntax)Visit(node.Expression);
        SimpleNameSyntax name = node.Name is GenericNameSyntax generic ? (SimpleNameSyntax)base.VisitGenericName(generic)! : node.Name;
        return node.Update(target, VisitToken(node.OperatorToken), Clean(name));
    }

    public override SyntaxNode? VisitMemberBindingExpression(MemberBindingExpressionSyntax node)
    {
        Check(SymbolOf(node), node);
        SimpleNameSyntax name = node.Name is GenericNameSyntax generic ? (SimpleNameSyntax)base.VisitGenericName(generic)! : node.Name;
        return node.Update(VisitToken(node.OperatorToken), Clean(name));
    }

    public override SyntaxNode? VisitNameColon(NameColonSyntax node) => node.Update(Clean(node.Name), VisitToken(node.ColonToken));

    public override SyntaxNode? VisitNameEquals(NameEqualsSyntax node) => node.Update(Clean(node.Name), VisitToken(node.EqualsToken));

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.DefaultLiteralExpression) && model.GetTypeInfo(node).ConvertedType is { } type)
        {
            return Raw($"default({SymbolText.OfPlain(type)})");
        }

        return base.VisitLiteralExpression(node);
    }

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        if (model.GetTypeInfo(node).Type is not { } type) return base.VisitImplicitObjectCreationExpression(node);
        return SyntaxFactory.ObjectCreationExpression(
            Raw(SymbolText.OfPlain(type)),
            (ArgumentListSyntax)Visit(node.ArgumentList),
            (InitializerExpressionSyntax?)Visit(node.Initializer));
    }

    /// <summary>Copied declarations become uses of variables that are declared outside: <c>var (a, b)</c> is <c>(a, b)</c>.</summary>
    public override SyntaxNode? VisitDeclarationExpression(DeclarationExpressionSyntax node) =>
        node.Designation is not DiscardDesignationSyntax && node.Designation.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().All(v => scope.Find(model.GetDeclaredSymbol(v)) is not null)
            ? Assigned(node.Designation)
            : base.VisitDeclarationExpression(node);

    private ExpressionSyntax Assigned(VariableDesignationSyntax designation) => designation switch
    {
        SingleVariableDesignationSyntax single => Gap(scope.Find(model.GetDeclaredSymbol(single))!),
        ParenthesizedVariableDesignationSyntax several => SyntaxFactory.TupleExpression(SyntaxFactory.SeparatedList(several.Variables.Select(v => SyntaxFactory.Argument(Assigned(v))))),
        _ => Raw("_"),
    };

    public override SyntaxNode? VisitQueryExpression(QueryExpressionSyntax node)
    {
        Blame("ADG0110", "query", node);
        return base.VisitQueryExpression(node);
    }

    public override SyntaxNode? VisitBaseExpression(BaseExpressionSyntax node)
    {
        if (SymbolIdentity.OwnerOf(scope.Method).IsStatic || scope.Self is not null) Blame("ADG0110", "base", node);
        return base.VisitBaseExpression(node);
    }

    private SyntaxNode? VisitName(SimpleNameSyntax node)
    {
        if (node.IsVar || IsMemberOfInitializer(node)) return Clean(node);
        switch (SymbolOf(node))
        {
            case ILocalSymbol { HasConstantValue: true } constant when !IsDeclaredIn(root, constant):
                Check(constant.Type, node);
                return SyntaxFactory.ParenthesizedExpression(Raw(ConstantText.Alone(constant.ConstantValue, constant.Type)));
            case ILocalSymbol or IParameterSymbol when scope.Find(SymbolOf(node)) is { } local:
                return Gap(local);
            case ILocalSymbol or IParameterSymbol when scope.FindStruct(SymbolOf(node)) is { } variable:
                return Whole(SymbolOf(node)!, variable, node);
            case ILocalSymbol or IParameterSymbol when scope.FindAlias(SymbolOf(node)!) is { } alias:
                return Aliased(alias, node);
            case ITypeSymbol type when type.TypeKind != TypeKind.Error:
                return TypeText(type, node);
            case IParameterSymbol parameter when scope.IsMember(parameter):
                return MemberParameter(parameter, node);
            case ILocalSymbol or IParameterSymbol when scope.FindTarget(SymbolOf(node)!) is { } target:
                return Delegate(target);
            case ILocalSymbol symbol when scope.FindSequence(symbol) is not null:
                Blame("ADG0107", symbol.Name, node);
                return null;
            case ILocalSymbol symbol when !IsDeclaredIn(root, symbol):
                Blame("ADG0110", symbol.Name, node, Explanations.DeclaredInCopy);
                return null;
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } function:
                bool isCalled = node.Parent is InvocationExpressionSyntax call && call.Expression == node;
                if (!IsCopied(function)) Blame("ADG0107", function.Name, node, isCalled ? scope.Session.Followed.WhyNot(function) ?? Explanations.NotHere : Explanations.NamedInCopy);
                return null;
            case IFieldSymbol or IPropertySymbol when FieldVariable(node) is { } variable:
                return variable;
            case ISymbol { Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event } member:
                return MemberName(member, node);
            default:
                return null;
        }
    }

    /// <summary>A delegate whose target is known has no variable.</summary>
    private ParenthesizedExpressionSyntax Delegate(DelegateTarget target)
    {
        var printer = new VerbatimPrinter(root, scope, scope.Session.Model(target.Source.Syntax.SyntaxTree), copies, variables);
        string text = printer.Visit(target.Source.Syntax).NormalizeWhitespace("", " ").ToFullString().Trim();
        problem ??= printer.problem;
        return SyntaxFactory.ParenthesizedExpression(Raw(target.Type is null ? text : $"({SymbolText.OfPlain(target.Type)})({text})"));
    }

    /// <summary>Whether the text, or text copied before, declares the local function.</summary>
    private bool IsCopied(IMethodSymbol function)
    {
        return function.DeclaringSyntaxReferences.IsEmpty || scope.HasCopied(function) || IsDeclaredIn(root, function);
    }

    private static bool IsDeclaredIn(SyntaxNode text, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == text.SyntaxTree && text.FullSpan.Contains(d.Span));

    private IdentifierNameSyntax MemberName(ISymbol member, SimpleNameSyntax node)
    {
        if (AccessorFor(member) is { } accessor) return Access(accessor, member.IsStatic ? "null" : scope.Self is { } owner ? Gap(owner).Identifier.Text : "this");
        Check(member, node);
        string arguments = node is GenericNameSyntax generic ? base.VisitGenericName(generic)!.ToString().Substring(generic.Identifier.Text.Length) : "";
        if (member.IsStatic) return Raw(SymbolText.Member(member) + arguments);
        if (scope.This is { } self) return MemberOfStruct(member, self, node) ?? Raw(WholeThis(self, node) + "." + SymbolText.Identifier(member.Name) + arguments);
        return Raw((scope.Self is { } receiver ? Gap(receiver).Identifier.Text : "this") + "." + SymbolText.Identifier(member.Name) + arguments);
    }

    private IdentifierNameSyntax? TypeName(SyntaxNode node) =>
        SymbolOf(node) is ITypeSymbol type && type.TypeKind != TypeKind.Error ? TypeText(type, node) : null;

    private IdentifierNameSyntax TypeText(ITypeSymbol type, SyntaxNode node)
    {
        Check(type, node);
        return Raw(SymbolText.OfPlain(type));
    }

    /// <summary>Names on the left of an object initialiser, of a property pattern or of an argument name belong to a type of their own.</summary>
    private static bool IsMemberOfInitializer(SimpleNameSyntax node) => node.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment =>
            assignment.Left == node && (initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.IsKind(SyntaxKind.WithInitializerExpression)),
        ExpressionColonSyntax => true,
        _ => false,
    };

    private IdentifierNameSyntax Aliased(Target alias, SyntaxNode node)
    {
        if (alias is VariableTarget variable) return Gap(variable.Local);
        if (alias is StructTarget whole) return Whole(SymbolOf(node)!, whole.Variable, node);
        (Expr[] parts, string path) = PlaceOf(alias, node);
        if (parts.Any(static p => p is not (Read or Literal))) Blame("ADG0108", node.ToString(), node);
        string[] texts = [.. parts.Select(p => p switch { Read read => Gap(read.Local).Identifier.Text, Literal l => l.Text, _ => "" })];
        if (texts.Length == 0) return Raw("default");
        return Raw($"{texts[0]}[{string.Join(parts[0].Type.Shape == Shape.Jagged ? "][" : ", ", texts.Skip(1))}]{path}");
    }

    /// <summary>The array and the indices of what a reference is to, and what stands after them.</summary>
    private (Expr[] Cell, string Path) PlaceOf(Target alias, SyntaxNode node)
    {
        if (alias is RecordTarget record)
        {
            if (record.Layout.Count < record.Place[0].Type.Record!.Types.Count) Blame("ADG0108", node.ToString(), node);
            return (record.Place, "");
        }

        if (alias is not CellTarget { Parts: var parts })
        {
            Blame("ADG0108", node.ToString(), node);
            return ([], "");
        }

        return parts[0].Type is { Record: { } structs } type && type.PartOf(parts.Skip(1).ToEquatableArray()) is { } part ? ([.. parts.Take(1 + type.Rank)], "." + structs.Paths[part]) : (parts, "");
    }

    private IdentifierNameSyntax Gap(Local local)
    {
        variables.Add(local);
        return Raw(CopiedText.Placeholder(variables.Count - 1));
    }

    private ISymbol? SymbolOf(SyntaxNode node)
    {
        SymbolInfo info = model.GetSymbolInfo(node);
        return info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null);
    }

    private void Check(ISymbol? symbol, SyntaxNode node)
    {
        if (symbol is not null && !scope.CanName(symbol)) Blame("ADG0109", SymbolText.Display(symbol), node);
    }

    private void Blame(string id, string argument, SyntaxNode node, Explanation? why = null) => problem ??= new CopyProblem(id, argument, node) { Why = why };

    private static IdentifierNameSyntax Raw(string text) => SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(text));

    private static T Clean<T>(T node) where T : SyntaxNode => node.ReplaceTrivia(node.DescendantTrivia(), static (_, _) => default);
}
