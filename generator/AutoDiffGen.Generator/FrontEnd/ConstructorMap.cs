using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Recognises constructors that do nothing but put each argument into a field.</summary>
internal static class ConstructorMap
{
    /// <summary>The field that each parameter goes to; null when there is more to the constructor.</summary>
    public static ImmutableArray<StructField>? Of(IMethodSymbol constructor, StructLayout layout, Compilation compilation)
    {
        StructField?[]? targets = NumericStruct.MembersOf((INamedTypeSymbol)layout.Type) is not null
            ? OfNames(constructor, layout)
            : constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
            {
                RecordDeclarationSyntax { ParameterList: not null } => OfNames(constructor, layout),
                TypeDeclarationSyntax { ParameterList: not null } type => OfInitializers(type, constructor, layout, compilation.GetSemanticModel(type.SyntaxTree)),
                ConstructorDeclarationSyntax { Initializer: null } declaration => OfBody(declaration, constructor, layout, compilation.GetSemanticModel(declaration.SyntaxTree)),
                _ => null,
            };
        return targets is not null && targets.All(static t => t is not null) && targets.Distinct().Count() == layout.Fields.Length ? [.. targets.Select(static t => t!)] : null;
    }

    private static StructField?[] OfNames(IMethodSymbol constructor, StructLayout layout) =>
        [.. constructor.Parameters.Select(p => layout.Fields.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Type, p.Type) && IsNamed(f, p)))];

    /// <summary>The framework's types are known; in a record, the user may have written the property out and given it another value.</summary>
    private static bool IsNamed(StructField field, IParameterSymbol parameter) => field.Member.DeclaringSyntaxReferences.IsEmpty
        ? string.Equals(field.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        : IsPositional(field, parameter);

    /// <summary>Whether the parameter itself declares the property.</summary>
    public static bool IsPositional(StructField field, IParameterSymbol parameter) =>
        field.Name == parameter.Name && field.Member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax;

    private static StructField?[] OfInitializers(TypeDeclarationSyntax type, IMethodSymbol constructor, StructLayout layout, SemanticModel model)
    {
        var targets = new StructField?[constructor.Parameters.Length];
        foreach (EqualsValueClauseSyntax initializer in type.Members.SelectMany(Initializers))
        {
            ISymbol? member = model.GetDeclaredSymbol(initializer.Parent!);
            if (member is null || member.IsStatic) continue;
            if (!Put(layout.Find(member), model.GetSymbolInfo(initializer.Value).Symbol, targets)) return new StructField?[constructor.Parameters.Length];
        }

        return targets;
    }

    public static IEnumerable<EqualsValueClauseSyntax> Initializers(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        FieldDeclarationSyntax field => field.Declaration.Variables.Where(static v => v.Initializer is not null).Select(static v => v.Initializer!),
        _ => [],
    };

    private static StructField?[]? OfBody(ConstructorDeclarationSyntax declaration, IMethodSymbol constructor, StructLayout layout, SemanticModel model)
    {
        var targets = new StructField?[constructor.Parameters.Length];
        IEnumerable<ExpressionSyntax?> steps = declaration.Body?.Statements.Select(static s => (s as ExpressionStatementSyntax)?.Expression)
            ?? [declaration.ExpressionBody?.Expression];
        foreach (ExpressionSyntax? step in steps)
        {
            if (step is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment) return null;
            foreach (var (left, right) in Pairs(assignment))
            {
                if (model.GetSymbolInfo(left).Symbol is not { } member || !Put(layout.Find(member), model.GetSymbolInfo(right).Symbol, targets)) return null;
            }
        }

        return targets;
    }

    private static IEnumerable<(ExpressionSyntax Left, ExpressionSyntax Right)> Pairs(AssignmentExpressionSyntax assignment) =>
        assignment is { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right } && left.Arguments.Count == right.Arguments.Count
            ? left.Arguments.Zip(right.Arguments, static (l, r) => (l.Expression, r.Expression))
            : [(assignment.Left, assignment.Right)];

    private static bool Put(StructField? field, ISymbol? value, StructField?[] targets)
    {
        if (field is null || value is not IParameterSymbol parameter || parameter.Ordinal >= targets.Length || targets[parameter.Ordinal] is not null) return false;
        if (!SymbolEqualityComparer.Default.Equals(parameter.Type, field.Type)) return false;
        targets[parameter.Ordinal] = field;
        return true;
    }
}
