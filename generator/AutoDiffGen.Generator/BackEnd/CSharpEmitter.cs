using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Prints the body of a function in lowered form as C# statements.</summary>
internal sealed partial class CSharpEmitter
{
    /// <summary>The longest line that holds a statement together with the condition or loop it belongs to.</summary>
    private const int LineLimit = 110;

    private readonly NameAllocator names;

    private readonly ExpressionPrinter printer;

    private readonly IndentedWriter writer;

    private readonly DeclaredLocals declared = new();

    /// <summary>Arrays that a second variable owns the memory of.</summary>
    private readonly HashSet<int> pooled = [];

    /// <summary>A tape that is no parameter is declared with <c>using</c>; C# hands those on by reference through a property only.</summary>
    private readonly HashSet<int> parameters;

    /// <summary>Whether all tapes are: C# does not let one on the stack and one that is not go to a method together.</summary>
    private readonly bool isPooled;

    private int loopDepth;

    public CSharpEmitter(Function function, NameAllocator names, ExpressionPrinter printer, IndentedWriter writer)
    {
        this.names = names;
        this.printer = printer;
        this.writer = writer;
        parameters = [.. function.Parameters.Select(p => p.Local.Id)];
        isPooled = function.Body.DescendantStatements().OfType<Invoke>().Any(i => i.Tapes.Count > 1 && i.Tapes.Any(t => t.Type.Recorded?.Parameter is { IsUnmanaged: false }));
        declared.Enter();
        foreach (Parameter parameter in function.Parameters) declared.Declare(parameter.Local);
    }

    /// <summary>Writes the statements of the body, without braces around them.</summary>
    public void EmitBody(Block body)
    {
        int count = body.Statements.Count;
        if (count > 0 && body.Statements[count - 1] is Return { Value: null }) count--;
        Emit(body, count);
    }

    private void Emit(Block block) => Emit(block, block.Statements.Count);

    private void Emit(Block block, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Stmt statement = block.Statements[i];
            if (statement is Define { Value: null } define && i + 1 < count && Joined(define, block.Statements[i + 1]) is { } joined)
            {
                statement = joined;
                i++;
            }

            bool isHeading = statement is Comment { Text.Length: > 0 }, hasHeading = i > 0 && block.Statements[i - 1] is Comment { Text.Length: > 0 };
            Stmt? headed = isHeading && i + 1 < count ? block.Statements[i + 1] : hasHeading ? null : statement;
            if (loopDepth == 0 && headed is Loop loop) DeclareHolders(loop.Body.DescendantStatements());
            if (statement.Opens()) Open((Verbatim)statement, block, i);
            else if (statement.Closes()) Close((Verbatim)statement);
            else Emit(statement);
        }
    }

    /// <summary>A declaration and the statement after it as one statement, if that gives the variable its value.</summary>
    private Stmt? Joined(Define define, Stmt next) => next switch
    {
        Pop pop when pop.Target == define.Target => pop,
        Assign assign when assign.Target == define.Target => define with { Value = assign.Value },
        If choice when Chosen(choice) is { } chosen && chosen.Target == define.Target => define with { Value = chosen.Value },
        _ => null,
    };

    private void Nested(Block block, string suffix = "")
    {
        declared.Enter();
        writer.Open();
        Emit(block);
        writer.Close(suffix);
        declared.Leave();
    }

    private void Emit(Stmt statement)
    {
        switch (statement)
        {
            case Define define:
                Declare(define);
                break;
            case Pop pop when declared.Declare(pop.Target):
                writer.Line($"{printer.Type(pop.Target.Type)} {Simple(pop)}");
                break;
            case Invoke invoke:
                Emit(invoke);
                break;
            case Comment { Text.Length: 0 }:
                writer.Blank();
                break;
            case Comment comment:
                foreach (string line in comment.Text.Split('\n')) writer.Line("// " + line.TrimEnd('\r'));
                break;
            case Verbatim verbatim:
                writer.Lines(ExpressionPrinter.Fill(verbatim.Text, gap => Gap(verbatim, gap)));
                break;
            case If choice:
                Emit(choice);
                break;
            case Loop loop:
                Emit(loop);
                break;
            default:
                writer.Line(Simple(statement) ?? throw new InvalidOperationException($"'{statement.GetType().Name}' cannot be printed."));
                break;
        }
    }

    private void Emit(Invoke invoke)
    {
        if (invoke.Rule is { } rule)
        {
            Emit(invoke, rule);
            return;
        }

        string start = invoke.Target is not { } target ? ""
            : declared.Declare(target) ? $"{printer.Type(target.Type)} {names[target]} = " : $"{names[target]} = ";
        IEnumerable<string> outputs = invoke.Outputs.Select(o => declared.Declare(o) ? $"out {printer.Type(o.Type)} {names[o]}" : $"out {names[o]}");
        IEnumerable<string> tapes = invoke.Tapes.Select(t => parameters.Contains(t.Id) ? $"ref {names[t]}" : $"ref {names[t]}.Reference");
        writer.Line($"{start}{invoke.Function}({string.Join(", ", invoke.Arguments.Select(printer.Converted).Concat(outputs).Concat(tapes))});");
    }

    private string Gap(Verbatim verbatim, int gap) => gap < verbatim.Reads.Count
        ? printer.Primary(verbatim.Reads[gap])
        : names[verbatim.Writes[gap - verbatim.Reads.Count].After];
}
