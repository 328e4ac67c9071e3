using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <content>Blocks of <c>try</c>, <c>using</c> and <c>lock</c>, which hide what is declared in them.</content>
internal sealed partial class SsaDestruction
{
    /// <summary>Declares before the block what gets its value there and is read after it.</summary>
    private void DeclareLasting(Block block, int index, List<Stmt> output)
    {
        int end = Brackets.EndOf(block.Statements, index);
        Stmt[] inside = [.. block.Statements.Skip(index + 1).Take(end - index - 1)];
        HashSet<int> defined = [.. inside.SelectMany(s => s.Defines()).Select(l => l.Id)];
        HashSet<Stmt> within = new(new Block(inside.ToEquatableArray()).DescendantStatements(), ReferenceComparer<Stmt>.Instance);
        IEnumerable<Expr> after = new Block(block.Statements.Skip(end).ToEquatableArray()).AllOperands().Concat(function.Outputs.Select(o => o.Value))
            .Concat(function.Body.DescendantStatements().Where(s => s is If or Loop && !within.Contains(s)).SelectMany(s => s.Operands()));
        if (function.Result is { } result) after = after.Append(result);
        HashSet<Local> lasting = [.. after.SelectMany(ExprTraversal.Reads).Where(l => defined.Contains(l.Id))];
        foreach (Local local in lasting.OrderBy(l => l.Id)) Declare(local, output);
    }

    private void VisitBracket(Verbatim bracket, List<Stmt> output)
    {
        output.Add(bracket with { Reads = bracket.Reads.Map(Rewrite) });
        if (bracket.Bracket == Bracket.Opens) declared.Enter();
        else declared.Leave();
    }
}
