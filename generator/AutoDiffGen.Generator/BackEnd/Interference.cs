using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Which values of a function in normal form are alive at the same time, among those that joins pass on.</summary>
internal sealed class Interference
{
    private readonly Dictionary<int, HashSet<int>> neighbours = [];
    private readonly HashSet<int> candidates = [];

    public static Interference Of(Function function)
    {
        var interference = new Interference();
        interference.Collect(function.Body);
        var live = new HashSet<int>();
        foreach (Output output in function.Outputs) interference.Use(output.Value, live);
        if (function.Result is { } result) interference.Use(result, live);
        interference.Visit(function.Body, live);
        return interference;
    }

    /// <summary>The values that are alive where this one gets its value, or get theirs where it is alive.</summary>
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

    private void Collect(Block block)
    {
        foreach (Stmt statement in block.DescendantStatements())
        {
            if (statement is If choice)
            {
                foreach (Result result in choice.Results) Add(new Ir.Read(result.Target), result.WhenTrue, result.WhenFalse);
            }

            if (statement is Loop loop)
            {
                foreach (Carried c in loop.Carried) Add(new Ir.Read(c.Head), new Ir.Read(c.Result), c.Initial, c.Next);
            }
        }
    }

    private void Add(params Expr[] values)
    {
        foreach (Expr value in values)
        {
            if (value is Read read) candidates.Add(read.Local.Id);
        }
    }

    private void Use(Expr expr, HashSet<int> live)
    {
        foreach (Local local in expr.Reads())
        {
            if (candidates.Contains(local.Id)) live.Add(local.Id);
        }
    }

    /// <summary>The variable gets its value here: what is alive now cannot share its place.</summary>
    private void Define(Local local, HashSet<int> live)
    {
        live.Remove(local.Id);
        if (!candidates.Contains(local.Id)) return;
        foreach (int other in live) Exclude(local.Id, other);
    }

    /// <summary>Turns what is alive after the block into what is alive before it.</summary>
    private void Visit(Block block, HashSet<int> live)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            switch (block.Statements[i])
            {
                case If s:
                    VisitIf(s, live);
                    break;
                case Loop s:
                    VisitLoop(s, live);
                    break;
                case var statement:
                    foreach (Local local in statement.Defines()) Define(local, live);
                    foreach (Expr operand in statement.Operands()) Use(operand, live);
                    break;
            }
        }
    }

    private void VisitIf(If statement, HashSet<int> live)
    {
        DefineTogether(statement.Results.Select(r => r.Target), live);
        var then = new HashSet<int>(live);
        foreach (Result result in statement.Results) Use(result.WhenTrue, then);
        Visit(statement.Then, then);
        foreach (Result result in statement.Results) Use(result.WhenFalse, live);
        Visit(statement.Else, live);
        live.UnionWith(then);
        Use(statement.Condition, live);
    }

    private void VisitLoop(Loop loop, HashSet<int> live)
    {
        var atHead = new HashSet<int>(live);
        DefineTogether(loop.Carried.Select(c => c.Result), atHead);
        foreach (Carried carried in loop.Carried)
        {
            if (live.Contains(carried.Result.Id)) atHead.Add(carried.Head.Id);
        }

        if (loop.Condition is { } condition) Use(condition, atHead);
        if (loop.Counter is { } counter) Use(counter.Bound, atHead);

        int before;
        do
        {
            before = atHead.Count;
            var inBody = new HashSet<int>(atHead);
            foreach (Local head in loop.Heads()) inBody.Remove(head.Id);
            foreach (Carried carried in loop.Carried) Use(carried.Next, inBody);
            Visit(loop.Body, inBody);
            atHead.UnionWith(inBody);
        }
        while (atHead.Count != before);

        live.Clear();
        live.UnionWith(atHead);
        DefineTogether(loop.Heads(), live);
        foreach (Carried carried in loop.Carried) Use(carried.Initial, live);
        if (loop.Counter is { } start) Use(start.Start, live);
    }

    /// <summary>Variables that get their values at the same moment exclude each other, too.</summary>
    private void DefineTogether(IEnumerable<Local> defined, HashSet<int> live)
    {
        Local[] all = [.. defined];
        foreach (Local local in all) live.Remove(local.Id);
        for (int i = 0; i < all.Length; i++)
        {
            Define(all[i], live);
            for (int j = 0; j < i; j++) Exclude(all[i].Id, all[j].Id);
        }
    }
}
