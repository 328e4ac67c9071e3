using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>A choice that only picks a value is the expression <c>condition ? a : b</c>.</summary>
internal static class ChoiceToExpression
{
    public static Function Run(Function function) => function with { Body = Visit(function.Body) };

    private static Block Visit(Block block)
    {
        if (!block.Statements.Any(s => s is If or Loop)) return block;
        return new Block(block.Statements.SelectMany(Visit).ToEquatableArray());
    }

    private static IEnumerable<Stmt> Visit(Stmt statement)
    {
        Stmt mapped = statement.MapBlocks(Visit);
        bool isPick = mapped is If { Then.IsEmpty: true, Else.IsEmpty: true, Condition: Read } choice
            && choice.Results.All(r => r.WhenTrue.IsAtom() && r.WhenFalse.IsAtom());
        return isPick
            ? ((If)mapped).Results.Select(r => new Define(r.Target, new Select(((If)mapped).Condition, r.WhenTrue, r.WhenFalse)) { Heading = mapped.Heading, Origin = r.Origin })
            : [mapped];
    }
}
