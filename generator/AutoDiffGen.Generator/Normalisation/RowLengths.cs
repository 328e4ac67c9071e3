using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Names the length of a row that a loop runs along, where the rows are made inside a block: an adjoint that runs elsewhere needs it when they are gone.</summary>
internal static class RowLengths
{
    /// <param name="function">A function in normal form.</param>
    public static Function Run(Function function)
    {
        HashSet<int> lasting = [.. function.Body.Statements.OfType<Define>().Select(d => d.Target.Id)];
        HashSet<int> made = [.. function.Body.DescendantStatements().OfType<Define>()
            .Where(d => d is { Value: Allocate, Target.Type.Shape: Shape.Jagged } && !lasting.Contains(d.Target.Id)).Select(d => d.Target.Id)];
        if (made.Count == 0) return function;
        var locals = new LocalFactory(function.LocalCount);
        Block body = Visit(function.Body);
        return function with { Body = body, LocalCount = locals.Last };

        Block Visit(Block block)
        {
            var output = new List<Stmt>();
            foreach (Stmt statement in block.Statements)
            {
                Stmt visited = statement.MapBlocks(Visit);
                if (visited is Loop { Counter: { } counter } loop && counter.Bound.DescendantsAndSelf().Any(IsLength))
                {
                    Local count = locals.Temporary("count", counter.Bound.Type);
                    output.Add(new Define(count, counter.Bound) { IsPrimal = true });
                    visited = loop with { Counter = counter with { Bound = new Read(count) } };
                }

                output.Add(visited);
            }

            return block.With(output);
        }

        bool IsLength(Expr expr) => expr is Length { Array: Row { Array: Read rows } } && made.Contains(rows.Local.Id);
    }
}
