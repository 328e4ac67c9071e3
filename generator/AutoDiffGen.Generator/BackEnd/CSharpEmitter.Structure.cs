using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class CSharpEmitter
{
    private void Emit(If choice)
    {
        if (Chosen(choice) is { } chosen)
        {
            Emit(chosen);
            return;
        }

        if (choice.Then.IsEmpty && !choice.Else.IsEmpty) choice = choice with { Condition = Opposite(choice.Condition), Then = choice.Else, Else = choice.Then };
        List<(string Head, Block Body)> arms = Arms(choice);
        string?[] lines = [.. arms.Select(arm => OnOneLine(arm.Head, arm.Body))];
        for (int i = 0; i < arms.Count; i++)
        {
            if (!lines.Contains(null))
            {
                writer.Line(lines[i]!);
                continue;
            }

            writer.Line(arms[i].Head);
            Nested(arms[i].Body);
        }
    }

    private List<(string Head, Block Body)> Arms(If choice)
    {
        var arms = new List<(string, Block)> { ($"if ({printer.Exact(choice.Condition)})", choice.Then) };
        Block rest = choice.Else;
        while (rest.Statements is { Count: 1 } only && only[0] is If next && Chosen(next) is null && !next.Then.IsEmpty)
        {
            arms.Add(($"else if ({printer.Exact(next.Condition)})", next.Then));
            rest = next.Else;
        }

        if (!rest.IsEmpty) arms.Add(("else", rest));
        return arms;
    }

    private static Expr Opposite(Expr condition) => condition switch
    {
        Unary { Operator: UnaryOperator.Not } not => not.Operand,
        _ => new Unary(UnaryOperator.Not, condition, IrType.Bool),
    };

    private string? OnOneLine(string head, Block body)
    {
        if (body.Statements.Count != 1) return null;
        if (Simple(body.Statements[0]) is not { } statement || body.Statements[0] is Pop pop && !declared.Contains(pop.Target)) return null;
        string line = $"{head} {statement}";
        return writer.Indent + line.Length <= LineLimit ? line : null;
    }

    private void Emit(Loop loop)
    {
        if (loop.Label is { } label)
        {
            EmitLabelled(loop, label);
            return;
        }

        declared.Enter();
        loopDepth++;
        bool inHead = loop.Counter is null && !loop.TestsLast && CanStandInHead(loop.Iterator);
        Block body = loop.Counter is not null || inHead ? loop.Body : WithIterator(loop.Body, loop.Iterator);
        string head = Head(loop, inHead);
        if (!loop.TestsLast && OnOneLine(head, body) is { } line)
        {
            writer.Line(line);
        }
        else
        {
            writer.Line(head);
            Nested(body, loop.TestsLast ? $" while ({Condition(loop)});" : "");
        }

        loopDepth--;
        declared.Leave();
    }

    /// <summary>A block of the lowered form that is left, or run again, from within blocks in it.</summary>
    private void EmitLabelled(Loop loop, int label)
    {
        declared.Enter();
        writer.Line(Again(label) + (loop.Iterator.IsEmpty ? ":" : ": try"));
        Nested(loop.Body);
        if (!loop.Iterator.IsEmpty)
        {
            writer.Line("finally");
            Nested(loop.Iterator);
        }

        writer.Line(After(label) + ": ;");
        declared.Leave();
    }

    private static string Again(int label) => "again" + Text.Of(label);

    private static string After(int label) => "after" + Text.Of(label);

    private string Head(Loop loop, bool inHead)
    {
        if (loop.Counter is { } counter) return Head(counter);
        if (loop.TestsLast) return "do";
        if (!inHead || loop.Iterator.IsEmpty) return $"while ({Condition(loop)})";
        string iterator = string.Join(", ", loop.Iterator.Statements.Select(s => Simple(s)!.TrimEnd(';')));
        return loop.Condition is null ? $"for (; ; {iterator})" : $"for (; {Condition(loop)}; {iterator})";
    }

    private string Condition(Loop loop) => loop.Condition is { } condition ? printer.Exact(condition) : "true";

    private string Head(Counter counter)
    {
        string type = declared.Declare(counter.Index) ? printer.Type(counter.Index.Type) + " " : "";
        string name = names[counter.Index];
        string comparison = (counter.Step > 0 ? "<" : ">") + (counter.Inclusive ? "=" : "");
        string step = counter.Step switch
        {
            1 => "++",
            -1 => "--",
            > 0 => " += " + Text.Of(counter.Step),
            _ => " -= " + Text.Of(-counter.Step),
        };
        return $"for ({type}{name} = {printer.Converted(counter.Start)}; {name} {comparison} {printer.Operand(counter.Bound, Precedence.Shift)}; {name}{step})";
    }

    private static bool CanStandInHead(Block iterator) => iterator.Statements.All(s => s is Assign or Store);

    /// <summary>The body with the iterator after it, where the iterator cannot stand in the head of a <c>for</c>.</summary>
    private static Block WithIterator(Block body, Block iterator)
    {
        if (iterator.IsEmpty) return body;
        if (HasContinue(body)) throw new InvalidOperationException("'continue' cannot pass by an iterator that declares variables.");
        return new Block(new([.. body.Statements, .. iterator.Statements]));
    }

    private static bool HasContinue(Block block) =>
        block.Statements.Any(s => s is Continue || (s is If choice && (HasContinue(choice.Then) || HasContinue(choice.Else))));
}
