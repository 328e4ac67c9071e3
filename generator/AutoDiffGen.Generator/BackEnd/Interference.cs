using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Which values of a function in normal form are alive at the same time, among those that joins pass on.</summary>
internal sealed class Interference
{
    private readonly Dictionary<int, HashSet<int>> neighbours = [];
    private readonly CopyWebs webs;
    private readonly LiveValues live;

    private Interference(CopyWebs webs)
    {
        this.webs = webs;
        live = new LiveValues(webs);
    }

    public static Interference Of(Function function)
    {
        var interference = new Interference(CopyWebs.Of(function.Body));
        foreach (Output output in function.Outputs) interference.live.Use(output.Value);
        if (function.Result is { } result) interference.live.Use(result);
        interference.Visit(function.Body);
        return interference;
    }

    /// <summary>The values alive where this one gets its value, or that get theirs where it is alive; those that joins connect it with.</summary>
    public HashSet<int> With(Local local) => With(local.Id);

    private HashSet<int> With(int id)
    {
        if (!neighbours.TryGetValue(id, out HashSet<int>? found)) neighbours[id] = found = [];
        return found;
    }

    private void Exclude(int first, int second)
    {
        With(first).Add(second);
        With(second).Add(first);
    }

    /// <summary>The variable gets its value here: what is alive now cannot share its place.</summary>
    private void Define(Local local)
    {
        if (!webs.Contains(local.Id)) return;
        live.Remove(local.Id);
        foreach (int other in live.Alike(local.Id)) Exclude(local.Id, other);
    }

    /// <summary>Turns what is alive after the block into what is alive before it.</summary>
    private void Visit(Block block)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            switch (block.Statements[i])
            {
                case If s:
                    VisitIf(s);
                    break;
                case Loop s:
                    VisitLoop(s);
                    break;
                case var statement:
                    DefineTogether(statement.Defines());
                    foreach (Expr operand in statement.Operands()) live.Use(operand);
                    break;
            }
        }
    }

    private void VisitIf(If statement)
    {
        DefineTogether(statement.Results.Select(r => r.Target));
        int mark = live.Mark;
        foreach (Result result in statement.Results) live.Use(result.WhenTrue);
        Visit(statement.Then);
        List<int> then = live.TakeAddedSince(mark);
        foreach (Result result in statement.Results) live.Use(result.WhenFalse);
        Visit(statement.Else);
        then.ForEach(live.Add);
        live.Use(statement.Condition);
    }

    private void VisitLoop(Loop loop)
    {
        List<Carried> needed = [.. loop.Carried.Where(c => live.Contains(c.Result.Id))];
        DefineTogether(loop.Carried.Select(c => c.Result));
        foreach (Carried carried in needed) live.Add(carried.Head.Id);
        if (loop.Condition is { } condition) live.Use(condition);
        if (loop.Counter is { } counter) live.Use(counter.Bound);

        int before;
        do
        {
            before = live.Count;
            List<Local> heads = [.. loop.Heads().Where(h => live.Contains(h.Id))];
            foreach (Local head in heads) live.Remove(head.Id);
            foreach (Carried carried in loop.Carried) live.Use(carried.Next);
            Visit(loop.Body);
            foreach (Local head in heads) live.Add(head.Id);
        }
        while (live.Count != before);

        DefineTogether(loop.Heads());
        foreach (Carried carried in loop.Carried) live.Use(carried.Initial);
        if (loop.Counter is { } start) live.Use(start.Start);
    }

    /// <summary>Variables that get their values at the same moment exclude each other, too.</summary>
    private void DefineTogether(IEnumerable<Local> defined)
    {
        Local[] all = [.. defined];
        foreach (Local local in all) live.Remove(local.Id);
        for (int i = 0; i < all.Length; i++)
        {
            Define(all[i]);
            for (int j = 0; j < i; j++) Exclude(all[i].Id, all[j].Id);
        }
    }
}
