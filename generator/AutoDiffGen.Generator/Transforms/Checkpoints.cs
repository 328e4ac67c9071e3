using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// A loop in stretches of ⌈√n⌉ iterations. On the way there the state before each stretch is kept; on the way back each
/// stretch is run again from its state, this time recording, and then backwards. Griewank and Walther call it two-level checkpointing.
/// </summary>
/// <param name="locals">Makes variables.</param>
/// <param name="tapes">Where states and records go.</param>
/// <param name="loop">The loop as the method has it.</param>
/// <param name="reversed">The loop that records, and the one that runs backwards.</param>
internal sealed class Checkpoints(LocalFactory locals, Tapes tapes, Loop loop, BackwardLoop reversed)
{
    private readonly CheckpointState state = CheckpointState.Of(loop);
    private readonly Counter counter = loop.Counter!;
    private readonly Local last = locals.New("last", IrType.Int), interval = locals.New("interval", IrType.Int), count = locals.New("checkpoints", IrType.Int);

    /// <summary>The method's own loop, and the states.</summary>
    public IEnumerable<Stmt> Primal
    {
        get
        {
            Local iterations = locals.New("iterations", IrType.Int);
            yield return new Define(last, LastIndex.Of(counter));
            yield return new Define(iterations, Call("Iterations", counter.Start, new Read(last), Expr.Int(counter.Step)));
            yield return new Define(interval, Call("CheckpointInterval", new Read(iterations)));
            yield return new Define(count, Call("Checkpoints", new Read(iterations), new Read(interval)));

            Local number = locals.New("checkpoint", IrType.Int);
            Carried[] outer = [.. loop.Carried.Select(c => c with { Head = locals.New(c.Head) })];
            Carried[] inner = [.. loop.Carried.Select((c, i) => c with { Initial = new Read(outer[i].Head), Result = locals.New(c.Result) })];
            var body = new List<Stmt>();
            foreach (Carried carried in outer) body.Add(new Push(tapes.For(carried.Head.Type), new Read(carried.Head)));
            foreach (Local array in state.Kept) body.Add(Cells(array, isReversed: false, cell => new Push(tapes.For(array.Type.ElementType), new Element(new Read(array), cell))));
            body.Add(loop with { Counter = Stretch(counter, number, body), Carried = inner.ToEquatableArray() });
            yield return new Loop(null, new Block(body.ToEquatableArray()))
            {
                Counter = new Counter(number, Expr.Int(0), new Read(count), 1),
                Carried = outer.Select((c, i) => c with { Next = new Read(inner[i].Result) }).ToEquatableArray(),
                Source = loop.Source,
            };
        }
    }

    /// <summary>The way back. The arrays are left as they were found.</summary>
    public IEnumerable<Stmt> Adjoint
    {
        get
        {
            Local[] saved = [.. state.Written.Select(a => locals.New(a.Name + "Left", Shapes.DerivativeOf(a.Type)))];
            for (int i = 0; i < saved.Length; i++)
            {
                yield return new Define(saved[i], Shapes.AllocateLike(state.Written[i], saved[i].Type));
                yield return Copy(state.Written[i], saved[i]);
            }

            Local number = locals.New("checkpoint", IrType.Int);
            Loop backward = reversed.Adjoint;
            Carried[] outer = [.. backward.Carried.Select(c => c with { Head = locals.New(c.Head) })];
            Carried[] inner = [.. backward.Carried.Select((c, i) => c with { Initial = new Read(outer[i].Head), Result = locals.New(c.Result) })];
            var body = new List<Stmt>();
            Local[] heads = TakeBack(body);
            Counter stretch = Stretch(counter, number, body);
            body.Add(Again(stretch, heads));
            body.Add(backward with { Counter = backward.Counter! with { Start = stretch.Bound, Bound = stretch.Start }, Carried = inner.ToEquatableArray() });
            yield return new Loop(null, new Block(body.ToEquatableArray()))
            {
                Counter = new Counter(number, new Binary(BinaryOperator.Subtract, new Read(count), Expr.Int(1), IrType.Int), Expr.Int(0), -1) { Inclusive = true },
                Carried = outer.Select((c, i) => c with { Next = new Read(inner[i].Result) }).ToEquatableArray(),
                Heading = loop.Source,
            };
            for (int i = 0; i < saved.Length; i++) yield return Copy(saved[i], state.Written[i]);
        }
    }

    private static Apply Call(string name, params Expr[] arguments) => new(Prologue.Helper + name, EquatableArray.Of(arguments), IrType.Int);

    /// <summary>The counter of the iterations from one state to the next; its ends are named first.</summary>
    private Counter Stretch(Counter whole, Local number, List<Stmt> output)
    {
        Local from = locals.New("from", IrType.Int), to = locals.New("to", IrType.Int);
        Expr step = Expr.Int(whole.Step);
        output.Add(new Define(from, Call("CheckpointStart", whole.Start, step, new Read(interval), new Read(number))));
        output.Add(new Define(to, Call("CheckpointEnd", whole.Start, new Read(last), step, new Read(interval), new Read(number))));
        return whole with { Start = new Read(from), Bound = new Read(to), Inclusive = true };
    }

    private Local[] TakeBack(List<Stmt> output)
    {
        foreach (Local array in state.Kept.Reverse())
        {
            Local tape = tapes.For(array.Type.ElementType), value = locals.Temporary("cell", array.Type.ElementType);
            output.Add(Cells(array, isReversed: true, cell => new Pop(value, tape), cell => new Store(new Read(array), cell, new Read(value))));
        }

        Local[] heads = [.. loop.Carried.Select(c => locals.New(c.Head))];
        for (int i = heads.Length - 1; i >= 0; i--) output.Add(new Pop(heads[i], tapes.For(heads[i].Type)));
        return heads;
    }

    /// <summary>The loop that records, with variables of its own. What it writes and nobody in it reads has been written.</summary>
    private Stmt Again(Counter stretch, Local[] heads)
    {
        Loop again = reversed.Primal with
        {
            Counter = stretch,
            Carried = reversed.Primal.Carried.Select((c, i) => c with { Initial = new Read(heads[i]) }).ToEquatableArray(),
        };
        Local[] unread = [.. state.Written.Where(a => !state.Kept.Contains(a))];
        return new Renaming(locals).Apply(Without(new Block(EquatableArray.Of<Stmt>(again)))).Statements[0];

        Block Without(Block block) => new(block.Statements
            .Where(s => s is not (Store { Array: Read array } and { IsPrimal: true }) || !unread.Contains(array.Local))
            .Select(s => s.MapBlocks(Without) with { IsPrimal = false }).ToEquatableArray());
    }

    private Loop Copy(Local from, Local to) => Cells(from, isReversed: false, cell => new Store(new Read(to), cell, new Element(new Read(from), cell)));

    /// <summary>Does something with every cell of an array.</summary>
    private Loop Cells(Local array, bool isReversed, params Func<EquatableArray<Expr>, Stmt>[] steps)
    {
        int dimensions = array.Type.Shape == Shape.Matrix ? 2 : 1;
        return ForEach(0, []);

        Loop ForEach(int dimension, Expr[] outer)
        {
            Local index = locals.New(dimension == 0 ? "i" : "j", IrType.Int);
            var length = new Length(new Read(array), dimensions == 1 ? null : dimension);
            Expr[] indices = [.. outer, new Read(index)];
            IEnumerable<Stmt> inner = indices.Length == dimensions ? steps.Select(s => s(indices.ToEquatableArray())) : [ForEach(dimension + 1, indices)];
            return new Loop(null, new Block(inner.ToEquatableArray()))
            {
                Counter = isReversed
                    ? new Counter(index, new Binary(BinaryOperator.Subtract, length, Expr.Int(1), IrType.Int), Expr.Int(0), -1) { Inclusive = true }
                    : new Counter(index, Expr.Int(0), length, 1),
            };
        }
    }
}
