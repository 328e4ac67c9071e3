using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>A choice that only picks a value is the expression <c>condition ? a : b</c>.</summary>
internal static class ChoiceToExpression
{
    public static Function Run(Function function) => function.With(Visit(function.Body));

    private static Block Visit(Block block)
    {
        if (!block.Statements.Any(s => s is If or Loop)) return block;
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt mapped = statement.MapBlocks(Visit);
            if (mapped is If choice && IsPick(choice)) output.AddRange(choice.Results.Select(r => Pick(choice, r)));
            else output.Add(mapped);
        }

        return block.With(output);
    }

    private static bool IsPick(If choice) => choice is { Then.IsEmpty: true, Else.IsEmpty: true, Condition: Read }
        && choice.Results.All(r => r.WhenTrue.IsAtom() && r.WhenFalse.IsAtom());

    private static Define Pick(If choice, Result result) =>
        new Define(result.Target, new Select(choice.Condition, result.WhenTrue, result.WhenFalse)) { Heading = choice.Heading, Origin = result.Origin };
}
