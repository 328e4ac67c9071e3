using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What is known of conditions in the arms of choices.</summary>
internal sealed class Decisions
{
    private readonly Dictionary<int, Expr> meanings = [];
    private readonly Dictionary<int, bool> decided = [];

    /// <summary>Notes what a flag stands for.</summary>
    public void Note(Local flag, Expr meaning)
    {
        if (flag.Type == IrType.Bool) meanings[flag.Id] = meaning;
    }

    /// <summary>Whether the condition holds; null when that is not known.</summary>
    public bool? Find(Expr condition) => condition switch
    {
        Literal { Text: "true" or "false" } known => known.Text == "true",
        Read { Local.Id: var flag } => decided.TryGetValue(flag, out bool holds) ? holds : meanings.TryGetValue(flag, out Expr? meaning) ? Find(meaning) : null,
        Unary { Operator: UnaryOperator.Not } not => !Find(not.Operand),
        _ => null,
    };

    /// <summary>Runs what belongs to an arm, in which the condition holds or does not.</summary>
    public Block Within(Expr condition, bool holds, Func<Block> arm)
    {
        var added = new List<int>();
        Assume(condition, holds, added);
        Block block = arm();
        foreach (int flag in added) decided.Remove(flag);
        return block;
    }

    private void Assume(Expr condition, bool holds, List<int> added)
    {
        switch (condition)
        {
            case Read { Local.Id: var flag } when !decided.ContainsKey(flag):
                decided.Add(flag, holds);
                added.Add(flag);
                if (meanings.TryGetValue(flag, out Expr? meaning)) Assume(meaning, holds, added);
                break;
            case Unary { Operator: UnaryOperator.Not } not:
                Assume(not.Operand, !holds, added);
                break;
            case Binary binary when binary.Operator == (holds ? BinaryOperator.AndAlso : BinaryOperator.OrElse):
                Assume(binary.Left, holds, added);
                Assume(binary.Right, holds, added);
                break;
        }
    }
}
