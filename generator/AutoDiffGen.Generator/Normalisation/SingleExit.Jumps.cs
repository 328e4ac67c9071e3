using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <content>Where jumps lead. One that leaves several loops and blocks sets the flags of all of them.</content>
internal sealed partial class SingleExit
{
    /// <summary>What the exits of a loop, or of a block that is left like one, set.</summary>
    /// <param name="Outer">Those of what is around it.</param>
    /// <param name="Label">The block's number.</param>
    /// <param name="Done">Whether the rest of it does not run.</param>
    private sealed record ExitFlags(ExitFlags? Outer, int? Label, Local Done)
    {
        /// <summary>Whether the rest of this iteration does not run; null of a block.</summary>
        public Local? Skipped { get; init; }

        /// <summary>Whether the block runs again; null of a loop.</summary>
        public Local? Again { get; init; }

        public bool Returns { get; set; }

        /// <summary>Whether a jump in it leads out of what is around it too.</summary>
        public bool Escapes { get; set; }

        public bool Leaves { get; set; }

        /// <summary>Whether a jump leads to its end, or back to its beginning.</summary>
        public bool IsTarget { get; set; }

        public bool Repeats { get; set; }
    }

    private ExitFlags Target(int? label)
    {
        ExitFlags target = loop!;
        while (target.Label != label) target = target.Outer!;
        return target;
    }

    private void Leave(ExitFlags target, bool goesOn, List<Stmt> output)
    {
        for (ExitFlags at = loop!; at != target; at = at.Outer!)
        {
            Finish(at, output);
            at.Escapes = true;
        }

        target.IsTarget = true;
        if (goesOn && target.Skipped is { } skipped)
        {
            output.Add(new Assign(skipped, Expr.True));
            return;
        }

        Finish(target, output);
        if (!goesOn || target.Label is null) return;
        output.Add(new Assign(target.Again!, Expr.True));
        target.Repeats = true;
    }

    private static void Finish(ExitFlags flags, List<Stmt> output)
    {
        output.Add(new Assign(flags.Done, Expr.True));
        flags.Leaves = true;
    }

    /// <summary>Leaves the blocks around, and the innermost loop; that one passes it on.</summary>
    private void MarkReturn(List<Stmt> output)
    {
        for (ExitFlags? at = loop; at is not null; at = at.Skipped is null ? at.Outer : null)
        {
            Finish(at, output);
            at.Returns = true;
        }
    }

    private void PassReturnOn(List<Stmt> output)
    {
        if (loop is null) return;
        var marks = new List<Stmt>();
        MarkReturn(marks);
        output.Add(new If(new Read(returned), new Block(marks.ToEquatableArray()), Block.Empty));
    }

    /// <summary>A block that is left in the middle, or a loop that turns out to be one: its statements stand with those around it, unless a jump leads back.</summary>
    private bool VisitOnce(Loop statement, EquatableArray<Stmt> siblings, int index, List<Stmt> output, out Exit exit)
    {
        ExitFlags? outer = loop;
        (EquatableArray<Stmt> statements, Expr? test) = statement.Label is { } label ? WithoutTest(statement.Body.Statements, label) : (statement.Body.Statements, null);
        loop = new ExitFlags(outer, statement.Label, locals.New("done", IrType.Bool)) { Again = locals.New("again", IrType.Bool) };
        Block body = Visit(statements, 0, out exit);
        ExitFlags flags = loop;
        loop = outer;

        if (test is not null) output.Add(new Loop(test, body) { TestsLast = true });
        else if (flags.Repeats) Repeated(body, flags, output);
        else
        {
            if (flags.Leaves) output.Add(new Define(flags.Done, Expr.False));
            output.AddRange(body.Statements);
        }

        if (exit != Exit.Throws) output.AddRange(Visit(statement.Iterator.Statements, 0, out _).Statements);

        if (exit == Exit.Throws || exit == Exit.Always && !flags.IsTarget) return true;
        exit = Exit.None;
        return (flags.Returns || flags.Escapes) && GuardRest(siblings, index, output, out exit);
    }

    private static void Repeated(Block body, ExitFlags flags, List<Stmt> output)
    {
        Stmt[] reset = [new Assign(flags.Again!, Expr.False), new Assign(flags.Done, Expr.False)];
        output.Add(new Define(flags.Done, Expr.False));
        output.Add(new Define(flags.Again!, Expr.False));
        output.Add(new Loop(new Read(flags.Again!), new Block(EquatableArray.Of([.. reset, .. body.Statements]))) { TestsLast = true });
    }

    /// <summary>A block whose only jump stands in a condition at its end is a loop that tests last.</summary>
    private static (EquatableArray<Stmt> Statements, Expr? Test) WithoutTest(EquatableArray<Stmt> statements, int label)
    {
        bool isTest = statements.Count > 0 && statements[statements.Count - 1] is If { Else.IsEmpty: true, Then.Statements: { Count: 1 } jump } && jump[0] is Continue again && again.Label == label;
        if (!isTest || new Block(statements).DescendantStatements().Count(LeavesOrRepeats) != 1) return (statements, null);
        return (statements.Take(statements.Count - 1).ToEquatableArray(), ((If)statements[statements.Count - 1]).Condition);

        static bool LeavesOrRepeats(Stmt statement) => statement is Return or Break or Continue;
    }
}
