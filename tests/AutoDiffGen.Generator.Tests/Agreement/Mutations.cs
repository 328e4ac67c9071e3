using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>A corpus file with one statement or expression changed.</summary>
internal sealed record Mutation(string Name, SyntaxNode Root);

/// <summary>Makes single changes of a file: of every statement in a block, and of every value of a statement.</summary>
/// <remarks>Methods that the change cannot reach are left out, so that each change takes as long as its method and not as its file.</remarks>
internal static class Mutations
{
    private static readonly SyntaxAnnotation s_changed = new("changed");

    public static IEnumerable<Mutation> Of(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        yield return new Mutation("nothing", root);
        var turn = 0;
        foreach (var member in root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(m => m is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)))
        {
            var reduced = WithoutOthers(root, member);
            foreach (var mutation in OfMember(reduced, reduced.GetAnnotatedNodes(s_changed).Single(), turn++))
            {
                yield return mutation;
            }
        }
    }

    private static IEnumerable<Mutation> OfMember(SyntaxNode root, SyntaxNode member, int turn)
    {
        foreach (var statement in member.DescendantNodes().OfType<BlockSyntax>().SelectMany(b => b.Statements))
        {
            foreach (var (name, replacement) in OfStatement(statement, turn++))
            {
                yield return new Mutation($"{name}: {statement}", root.ReplaceNode(statement, replacement));
            }
        }

        foreach (var expression in member.DescendantNodes().OfType<ExpressionSyntax>().Where(IsValueOfAStatement))
        {
            foreach (var template in (string[])[s_expressions[turn % s_expressions.Length], s_expressions[(turn + 3) % s_expressions.Length]])
            {
                var replacement = SyntaxFactory.ParseExpression(string.Format(null, template, expression.WithoutTrivia()));
                yield return new Mutation($"{template}: {expression}", root.ReplaceNode(expression, replacement.WithTriviaFrom(expression)));
            }

            turn++;
        }
    }

    /// <summary>The file with the member marked, and without the annotated methods that neither reach it nor are reached by what stays.</summary>
    private static SyntaxNode WithoutOthers(SyntaxNode root, MemberDeclarationSyntax member)
    {
        var marked = root.ReplaceNode(member, member.WithAdditionalAnnotations(s_changed));
        if (member is not MethodDeclarationSyntax { Identifier.ValueText: var name } || !IsAnnotated(member)) return marked;
        var others = marked.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(m => IsAnnotated(m) && m.Modifiers.Any(SyntaxKind.StaticKeyword) && !m.HasAnnotation(s_changed) && !Mentions(m, name))
            .ToList();
        while (others.RemoveAll(m => MentionedOutside(marked, m, others)) > 0)
        {
        }

        return marked.RemoveNodes(others, SyntaxRemoveOptions.KeepExteriorTrivia)!;
    }

    private static bool MentionedOutside(SyntaxNode root, MethodDeclarationSyntax method, List<MethodDeclarationSyntax> others) =>
        root.DescendantNodes(n => n is not MethodDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(m => m is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax) && (m is not MethodDeclarationSyntax other || (other != method && !others.Contains(other))))
            .Any(m => Mentions(m, method.Identifier.ValueText));

    private static bool Mentions(MemberDeclarationSyntax member, string name) => member.DescendantTokens().Any(t => t.ValueText == name);

    private static bool IsAnnotated(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Differentiable");

    // A call without source or rule, bits, text, a structure, a delegate, a list: each value gets two of them in turn.
    private static readonly string[] s_expressions =
    [
        "global::Microsoft.VisualBasic.Conversion.Fix({0})",
        "global::System.BitConverter.Int64BitsToDouble(global::System.BitConverter.DoubleToInt64Bits({0}))",
        "global::System.Convert.ToDouble(({0}).ToString(global::System.Globalization.CultureInfo.InvariantCulture))",
        "new global::System.Numerics.Complex({0}, 0).Real",
        "((global::System.Func<double, double>)(v => v * v))({0})",
        "new global::System.Collections.Generic.List<double> {{ {0} }}[0]",
    ];

    private static readonly (string Name, string Text)[] s_wrappings =
    [
        ("lock", "lock (new object()) {{ {0} }}"),
        ("try", "try {{ {0} }} catch (global::System.InvalidOperationException) {{ throw; }}"),
        ("finally", "try {{ {0} }} finally {{ }}"),
        ("lambda", "((global::System.Action)(() => {{ {0} }}))();"),
    ];

    // Each statement gets two of the wrappings in turn.
    private static IEnumerable<(string Name, StatementSyntax[] Replacement)> OfStatement(StatementSyntax statement, int turn)
    {
        yield return ("delete", []);
        yield return ("twice", [statement, statement]);
        yield return ("goto", Parse($"goto mutated; mutated: {statement.WithoutTrivia()}"));
        if (statement is LocalDeclarationStatementSyntax or LabeledStatementSyntax) yield break;
        foreach (var (name, text) in ((string, string)[])[s_wrappings[turn % s_wrappings.Length], s_wrappings[(turn + 1) % s_wrappings.Length]])
        {
            yield return (name, Parse(string.Format(null, text, statement.WithoutTrivia())));
        }
    }

    private static StatementSyntax[] Parse(string statements) =>
        [.. ((BlockSyntax)SyntaxFactory.ParseStatement($"{{ {statements} }}")).Statements];

    private static bool IsValueOfAStatement(ExpressionSyntax expression) => expression.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } } => true,
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        _ => false,
    };
}
