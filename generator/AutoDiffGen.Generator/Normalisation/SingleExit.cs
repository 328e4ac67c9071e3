using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Turns <c>return</c>, <c>break</c> and <c>continue</c> into structure, so that every block is left at its end.</summary>
/// <remarks>
/// Where one arm of a choice always leaves, the rest of the block moves into the other arm. Where an arm may leave,
/// the exit sets a flag and the rest is guarded by it. Flags that turn out to decide nothing die as dead code.
/// </remarks>
internal sealed partial class SingleExit
{
    private readonly LocalFactory locals;
    private readonly Local returned;
    private readonly Local? value;
    private ExitFlags? loop;

    private SingleExit(LocalFactory locals, IrType returnType)
    {
        this.locals = locals;
        returned = locals.New("returned", IrType.Bool);
        value = returnType == IrType.Void ? null : locals.New(returnType.IsArray ? AmbiguousArrays.Result : "value", returnType) with { IsMadeUp = true };
    }

    public static Function Run(Function function)
    {
        var locals = new LocalFactory(function.LocalCount);
        var pass = new SingleExit(locals, function.ReturnType);
        var statements = new List<Stmt> { new Define(pass.returned, Expr.False) };
        if (pass.value is { } result) statements.Add(new Define(result, null));
        statements.AddRange(pass.Visit(function.Body.Statements, 0, out _).Statements);
        return function with
        {
            Body = new Block(statements.ToEquatableArray()),
            Result = pass.value is { } local ? new Read(local) : null,
            LocalCount = locals.Last,
        };
    }

    /// <summary>How control leaves a run of statements.</summary>
    private enum Exit { None, Sometimes, Always, Throws }

    private Block Visit(EquatableArray<Stmt> statements, int start, out Exit exit)
    {
        var output = new List<Stmt>();
        exit = Exit.None;
        for (int i = start; i < statements.Count; i++)
        {
            if (!VisitStatement(statements[i], statements, i, output, out exit)) continue;

            // A local function may be declared after the last return; what is to be said of it is not lost.
            if (statements[i] is Return or Throw) output.AddRange(statements.Skip(i + 1).Where(s => s is Verbatim { Obstacle.Always: true }));
            break;
        }

        return new Block(output.ToEquatableArray());
    }

    /// <returns>Whether the rest of the block has been taken care of.</returns>
    private bool VisitStatement(Stmt statement, EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        switch (statement)
        {
            case Return s:
                if (s.Value is { } result) output.Add(new Assign(value!, result) { Source = s.Source, Origin = s.Origin });
                output.Add(new Assign(returned, Expr.True));
                MarkReturn(output);
                exit = Exit.Always;
                return true;
            case Break s:
                Leave(Target(s.Label), goesOn: false, output);
                exit = Exit.Always;
                return true;
            case Continue s:
                Leave(Target(s.Label), goesOn: true, output);
                exit = Exit.Always;
                return true;
            case Throw:
                output.Add(statement);
                exit = Exit.Throws;
                return true;
            case If s:
                return VisitIf(s, siblings, index, output, out exit);
            case Loop { RunsOnce: true, IsCheckpointed: false } s:
                return VisitOnce(s, siblings, index, output, out exit);
            case Loop s:
                return VisitLoop(s, siblings, index, output, out exit);
            case Verbatim { Bracket: Bracket.Opens }:
                return VisitBracket(siblings, index, output, out exit);
            default:
                output.Add(statement);
                exit = Exit.None;
                return false;
        }
    }

    /// <summary>Whatever leaves the block passes its end.</summary>
    private bool VisitBracket(EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        int end = Brackets.EndOf(siblings, index);
        output.Add(siblings[index]);
        output.AddRange(Visit(siblings.Skip(index + 1).Take(end - index - 1).ToEquatableArray(), 0, out exit).Statements);
        output.Add(siblings[end]);
        if (exit == Exit.Sometimes) return GuardRest(siblings, end, output, out exit);
        if (exit != Exit.None) return true;
        output.AddRange(Visit(siblings, end + 1, out exit).Statements);
        return true;
    }

    private bool VisitIf(If choice, EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        Block then = Visit(choice.Then.Statements, 0, out Exit thenExit);
        Block @else = Visit(choice.Else.Statements, 0, out Exit elseExit);
        if (thenExit is Exit.None or Exit.Throws && elseExit is Exit.None or Exit.Throws)
        {
            output.Add(choice with { Then = then, Else = @else });
            exit = thenExit == Exit.Throws && elseExit == Exit.Throws ? Exit.Throws : Exit.None;
            return exit == Exit.Throws;
        }

        bool thenLeaves = thenExit is Exit.Always or Exit.Throws, elseLeaves = elseExit is Exit.Always or Exit.Throws;
        if (thenLeaves && elseLeaves)
        {
            output.Add(choice with { Then = then, Else = @else });
            exit = Exit.Always;
            return true;
        }

        if (thenLeaves && elseExit == Exit.None || elseLeaves && thenExit == Exit.None)
        {
            Block rest = Visit(siblings, index + 1, out Exit restExit);
            output.Add(thenLeaves
                ? choice with { Then = then, Else = Concat(@else, rest) }
                : choice with { Then = Concat(then, rest), Else = @else });
            exit = restExit == Exit.Always ? Exit.Always : Exit.Sometimes;
            return true;
        }

        output.Add(choice with { Then = then, Else = @else });
        return GuardRest(siblings, index, output, out exit);
    }

    /// <summary>The rest runs unless an exit was taken.</summary>
    private bool GuardRest(EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        exit = Exit.Sometimes;
        if (index + 1 == siblings.Count) return true;
        Block rest = Visit(siblings, index + 1, out _);
        Expr left = loop is null ? new Read(returned) : loop.Skipped is { } skipped ? Or(new Read(loop.Done), new Read(skipped)) : new Read(loop.Done);
        output.Add(new If(Not(left), rest, Block.Empty));
        return true;
    }

    private bool VisitLoop(Loop statement, EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        ExitFlags? outer = loop;
        loop = new ExitFlags(outer, statement.Label, locals.New("done", IrType.Bool)) { Skipped = locals.New("skipped", IrType.Bool) };
        Block body = Visit(statement.Body.Statements, 0, out Exit bodyExit);
        ExitFlags flags = loop;
        loop = outer;

        exit = Exit.None;
        if (bodyExit is Exit.None or Exit.Throws)
        {
            output.Add(statement with { Body = body });
            return false;
        }

        if (flags.Leaves) output.Add(new Define(flags.Done, Expr.False));
        output.Add(WithFlags(statement, body, flags));
        if (flags.Returns) PassReturnOn(output);
        return (flags.Returns || flags.Escapes) && GuardRest(siblings, index, output, out exit);
    }

    private static Loop WithFlags(Loop statement, Block body, ExitFlags flags)
    {
        Stmt reset = new Define(flags.Skipped!, Expr.False);
        body = new Block(new[] { reset }.Concat(body.Statements).ToEquatableArray());
        if (!flags.Leaves) return statement with { Body = WithoutBreaks(body, flags.Done) };

        Block iterator = statement.Iterator.IsEmpty
            ? Block.Empty
            : new Block(EquatableArray.Of<Stmt>(new If(Not(new Read(flags.Done)), statement.Iterator, Block.Empty)));
        Expr goOn = Not(new Read(flags.Done));
        return statement with
        {
            Condition = statement.Condition is null or Literal { Text: "true" }
                ? goOn
                : new Binary(BinaryOperator.AndAlso, goOn, statement.Condition, IrType.Bool),
            Body = body,
            Iterator = iterator,
        };
    }

    /// <summary>Guards ask for a flag that nothing sets, when it turns out that only <c>continue</c> leaves the body.</summary>
    private static Block WithoutBreaks(Block block, Local done)
    {
        return new Block(block.Statements.Map(s => s.MapOperands(Rewrite).MapBlocks(b => WithoutBreaks(b, done))));

        Expr Rewrite(Expr expr) => expr is Binary { Operator: BinaryOperator.OrElse, Left: Read flag, Right: var other } && flag.Local.Equals(done)
            ? other
            : expr.MapChildren(Rewrite);
    }

    private static Unary Not(Expr operand) => new Unary(UnaryOperator.Not, operand, IrType.Bool);

    private static Binary Or(Expr left, Expr right) => new Binary(BinaryOperator.OrElse, left, right, IrType.Bool);

    private static Block Concat(Block first, Block second) => new(first.Statements.Concat(second.Statements).ToEquatableArray());
}
