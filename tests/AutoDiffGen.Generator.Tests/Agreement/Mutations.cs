using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>A corpus file with one statement or expression changed.</summary>
internal sealed record Mutation(string Name, SyntaxNode Root);

/// <summary>Makes single changes of a file: of every statement in a block, and of every value of a statement.</summary>
internal static class Mutations
{
    public static IEnumerable<Mutation> Of(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        yield return new Mutation("nothing", root);
        foreach (var statement in root.DescendantNodes().OfType<BlockSyntax>().SelectMany(b => b.Statements))
        {
            foreach (var (name, replacement) in OfStatement(statement))
            {
                yield return new Mutation($"{name}: {statement}", root.ReplaceNode(statement, replacement));
            }
        }

        var turn = 0;
        foreach (var expression in root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsValueOfAStatement))
        {
            foreach (var template in (string[])[s_expressions[turn % s_expressions.Length], s_expressions[(turn + 3) % s_expressions.Length]])
            {
                var replacement = SyntaxFactory.ParseExpression(string.Format(null, template, expression.WithoutTrivia()));
                yield return new Mutation($"{template}: {expression}", root.ReplaceNode(expression, replacement.WithTriviaFrom(expression)));
            }

            turn++;
        }
    }

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

    private static IEnumerable<(string Name, StatementSyntax[] Replacement)> OfStatement(StatementSyntax statement)
    {
        yield return ("delete", []);
        yield return ("twice", [statement, statement]);
        yield return ("goto", Parse($"goto mutated; mutated: {statement.WithoutTrivia()}"));
        if (statement is not (LocalDeclarationStatementSyntax or LabeledStatementSyntax))
        {
            yield return ("lock", Parse($"lock (new object()) {{ {statement.WithoutTrivia()} }}"));
            yield return ("try", Parse($"try {{ {statement.WithoutTrivia()} }} catch (global::System.InvalidOperationException) {{ throw; }}"));
            yield return ("finally", Parse($"try {{ {statement.WithoutTrivia()} }} finally {{ }}"));
            yield return ("lambda", Parse($"((global::System.Action)(() => {{ {statement.WithoutTrivia()} }}))();"));
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
