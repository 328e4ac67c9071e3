using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Exceptions that are caught: where one may come, the block around is left.</content>
internal sealed partial class FunctionScope
{
    /// <summary>The innermost block whose exceptions are caught.</summary>
    public TryFrame? Frame { get; set; }

    /// <summary>Throws an exception to where it is caught.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="type">What it is, or is derived from.</param>
    /// <param name="isExact">Whether it is of no derived type.</param>
    public void Raise(Expr exception, ITypeSymbol? type, bool isExact)
    {
        type ??= Session.Compilation.GetTypeByMetadataName("System.Exception")!;
        for (TryFrame? frame = Frame; frame is not null; frame = frame.Outer)
        {
            if (!frame.MayCatchHere(type, isExact)) continue;
            frame.IsUsed = true;
            frame.MayPass |= !frame.IsSureToCatch(type);
            if (frame.Leave is Return && !frame.IsSureToCatch(type))
            {
                GiveBack(exception, frame);
                return;
            }

            Add(new Assign(frame.Thrown, exception));
            Add(frame.Leave);
            return;
        }

        Add(new Throw(exception));
    }

    /// <summary>The caller gets what it catches; anything else is thrown.</summary>
    private void GiveBack(Expr exception, TryFrame frame)
    {
        Local thrown = Temporary(IrType.Exception, "exception");
        Add(new Define(thrown, exception));
        Block give = new(EquatableArray.Of(new Assign(frame.Thrown, new Read(thrown)), frame.Leave));
        Add(new If(Test(thrown, "is " + TypesOf(frame)), give, new Block(EquatableArray.Of<Stmt>(new Throw(new Read(thrown))))));
    }

    private static string TypesOf(TryFrame frame) => string.Join(" or ", frame.All.Select(static t => SymbolText.OfPlain(t)).Distinct());

    /// <summary>Leaves the block if a statement before has put an exception in its variable.</summary>
    public void LeaveIfThrown(TryFrame frame)
    {
        frame.IsUsed = true;
        frame.MayPass |= frame.HasFilters || frame.Outer is not null;
        Add(new If(IsThrown(frame.Thrown), new Block(EquatableArray.Of(frame.Leave)), Block.Empty));
    }

    public static Binary IsThrown(Local thrown) => new(BinaryOperator.NotEqual, new Read(thrown), new Literal("null", thrown.Type), IrType.Bool);

    public static Opaque Test(Local thrown, string test) =>
        new(new Template(EquatableArray.Of("", " " + test), EquatableArray.Of(0)), EquatableArray.Of<Expr>(new Read(thrown)), IrType.Bool) { IsPure = true, NeverThrows = true };

    private void Watch(Stmt statement, TryFrame frame)
    {
        if (statement is Loop loop)
        {
            Watch(loop, frame);
            return;
        }

        if (ValueOf(statement) is { } unknown && statement is not (Define or Assign or Effect or MultiCall or Verbatim or Throw))
        {
            Local temporary = Temporary(unknown.Type);
            Watch(new Define(temporary, unknown), frame);
            statement = statement.MapOperands(e => ReferenceEquals(e, unknown) ? new Read(temporary) : e);
        }

        foreach (ImplicitException exception in ImplicitExceptions.Of(statement)) Watch(exception, frame);
        if (statement.Operands().Any(e => e is Call { IsTakenApart: false } call && Session.Rules.Overrules(call.Method))) Refuse();
        switch (statement)
        {
            case Define { Value: null } declared:
                Add(declared with { Value = Expr.Default(declared.Target.Type) });
                break;
            case Define { Value: Opaque { IsPure: false } called } s:
                Add(new Define(s.Target, Expr.Default(s.Target.Type)));
                Leaving(Caught(s.Target, called, frame), frame);
                break;
            case Assign { Value: Opaque { IsPure: false } called } s:
                Leaving(Caught(s.Target, called, frame), frame);
                break;
            case Effect { Value: Opaque { IsPure: false } called }:
                Leaving(Caught(null, called, frame), frame);
                break;
            case Verbatim { Bracket: Bracket.None } copied when copied.Text.Fragments.Any(static f => f.Length > 0):
                Leaving(Caught(copied, frame), frame);
                break;
            default:
                Add(statement);
                break;
        }
    }

    /// <summary>What the statement runs that is not known.</summary>
    private static Expr? ValueOf(Stmt statement) => statement.Operands().FirstOrDefault(static e => e is Opaque { IsPure: false });

    private void Leaving(Verbatim copied, TryFrame frame)
    {
        if (copied.Writes.Any(static w => w.After.Type.IsRealArray)) copied = copied with { Obstacle = Unfollowed() };
        Add(copied);
        LeaveIfThrown(frame);
    }

    private void Watch(ImplicitException exception, TryFrame frame)
    {
        if (exception.Probe is { } probe)
        {
            Block look = Nested(() => Leaving(Caught(null, probe, frame), frame));
            if (exception.Condition == Expr.True) EmitAll(look);
            else Add(new If(exception.Condition!, look, Block.Empty));
            return;
        }

        ITypeSymbol type = Session.Compilation.GetTypeByMetadataName("System." + exception.Type)!;
        if (!frame.MayCatch(type, isExact: true)) return;
        if (exception.Condition is { } condition) Add(new If(condition, Nested(() => Raise(New(exception.Type), type, isExact: true)), Block.Empty));
        else Refuse();
    }

    /// <summary>A test that may fail runs inside the loop.</summary>
    private void Watch(Loop loop, TryFrame frame)
    {
        Block tests = loop.Condition is null ? Block.Empty : Nested(() =>
        {
            foreach (ImplicitException exception in ImplicitExceptions.Of(new Effect(loop.Condition))) Watch(exception, frame);
        });
        bool isLeftAtItsEnd = loop.Iterator.DescendantStatements().Any(static s => s is Return or Break { Label: not null });
        if (isLeftAtItsEnd || !tests.IsEmpty && loop.TestsLast) Refuse();
        if (tests.IsEmpty || loop.TestsLast)
        {
            Add(loop);
            return;
        }

        Stmt test = new If(loop.Condition!, Block.Empty, new Block(EquatableArray.Of<Stmt>(new Break())));
        Add(loop with { Condition = null, Body = new Block(EquatableArray.Of([.. tests.Statements, test, .. loop.Body.Statements])) });
    }

    /// <summary>What comes of an exception here is not followed.</summary>
    public void Refuse() => Add(new Verbatim(new Template(EquatableArray.Of(""), default), default, default) { Obstacle = Unfollowed() });

    private Obstacle Unfollowed() =>
        new("ADG0102", EquatableArray.Of(SourceLine.Brief(node!)), Session.Origins.Add(node!)) { Why = Explanations.NotCaught, Always = true };

    /// <summary>Copied text in a block of its own, whose exceptions go into the frame's variable.</summary>
    private Verbatim Caught(Local? target, Opaque value, TryFrame frame)
    {
        List<string> pieces = [.. value.Text.Fragments];
        List<int> gaps = [.. value.Text.Gaps];
        int count = value.Arguments.Count;
        if (target is null)
        {
            pieces[0] = (value.Type == IrType.Void ? "" : "_ = ") + pieces[0];
        }
        else
        {
            pieces[0] = " = " + pieces[0];
            pieces.Insert(0, "");
            gaps.Insert(0, count);
        }

        pieces[pieces.Count - 1] += ";";
        EquatableArray<Cell> writes = target is null ? default : EquatableArray.Of(new Cell(target, null, target));
        var text = new Verbatim(new Template(pieces.ToEquatableArray(), gaps.ToEquatableArray()), value.Arguments, writes)
        {
            IsConstant = value.IsConstant,
            HasLastingEffect = value.HasLastingEffect,
            Obstacle = value.Obstacle,
            Sharing = value.Sharing,
            Origin = value.Origin,
        };
        return Caught(text, frame);
    }

    private static Verbatim Caught(Verbatim text, TryFrame frame)
    {
        List<string> pieces = [.. text.Text.Fragments];
        ImmutableArray<ITypeSymbol> types = frame.All;
        string filter = types.Any(static t => t is { Name: "Exception", ContainingNamespace.Name: "System" }) ? ""
            : $" when (caught_ is {TypesOf(frame)})";
        pieces[0] = "try { " + pieces[0];
        pieces[pieces.Count - 1] += $" }} catch (global::System.Exception caught_){filter} {{ ";
        pieces.Add(" = caught_; }");
        int[] gaps = [.. text.Text.Gaps, text.Reads.Count + text.Writes.Count];
        Cell[] writes = [.. text.Writes, new Cell(frame.Thrown, null, frame.Thrown)];
        return text with { Text = new Template(pieces.ToEquatableArray(), gaps.ToEquatableArray()), Writes = writes.ToEquatableArray() };
    }

    private static Opaque New(string exception) =>
        new(new Template(EquatableArray.Of($"new global::System.{exception}()"), default), default, IrType.Exception) { IsPure = true, NeverThrows = true };
}
