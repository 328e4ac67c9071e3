using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <content>Blocks of <c>try</c>, <c>using</c> and <c>lock</c>. Memory that is needed after the block is not returned at its end.</content>
internal sealed partial class CSharpEmitter
{
    private void Open(Verbatim head, Block block, int index)
    {
        IEnumerable<Stmt> inside = block.Statements.Skip(index + 1).Take(Brackets.EndOf(block.Statements, index) - index - 1);
        if (loopDepth == 0) DeclareHolders(new Block(inside.ToEquatableArray()).DescendantStatements());
        loopDepth++;
        declared.Enter();
        writer.Line(Filled(head));
        writer.Open();
    }

    private void Close(Verbatim end)
    {
        writer.Close();
        declared.Leave();
        loopDepth--;
        if (Filled(end) is { Length: > 0 } text) writer.Line(text);
    }

    private string Filled(Verbatim verbatim) => ExpressionPrinter.Fill(verbatim.Text, gap => Gap(verbatim, gap));
}
