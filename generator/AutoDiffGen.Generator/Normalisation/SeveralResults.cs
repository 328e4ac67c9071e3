using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// A callee that gives back a struct, or changes variables: what comes out beside its result it writes into cells, of an
/// array for each type, that the caller makes for the call.
/// </summary>
internal sealed class SeveralResults
{
    /// <summary>By output: the array, by number, and the cell in it; null for the one that is returned.</summary>
    private readonly (int Array, int Cell)?[] places;
    private readonly List<IrType> arrays = [];
    private readonly List<int> lengths = [];
    private readonly Parameter[] parameters;

    /// <summary>Whether one of the outputs is returned, as nothing else is.</summary>
    private readonly bool isReturned;

    public SeveralResults(Function callee)
    {
        parameters = [.. callee.Parameters];
        isReturned = callee.Outputs.Count == 1 && callee.Result is null;
        places = new (int, int)?[callee.Outputs.Count];
        for (int i = 0; i < places.Length && !isReturned; i++)
        {
            IrType type = callee.Outputs[i].Parameter.Type;
            int array = arrays.IndexOf(type);
            if (array < 0)
            {
                array = arrays.Count;
                arrays.Add(type);
                lengths.Add(0);
            }

            places[i] = (array, lengths[array]++);
        }
    }

    /// <summary>Whether all that comes out are numbers and flags, which cells and tapes can hold.</summary>
    public static bool CanSplit(Function callee) => (callee.IsTakenApart || callee.HasStructs || callee.Outputs.Count > 0)
        && callee.Outputs.All(static o => Tapes.CanHold(o.Parameter.Type) && LocalArrays.IsPlain(o.Parameter.Type));

    /// <summary>The callee with the cells among its parameters.</summary>
    public Function Callee(Function callee)
    {
        var locals = new LocalFactory(callee.LocalCount);
        Local[] cells = [.. arrays.Select(t => locals.New(SeparateCallees.Free(NameOf(t), callee.Parameters), t.With(Shape.Array)))];
        IEnumerable<Parameter> given = callee.Parameters.Where(static p => p.Mode != PassingMode.Out).Select(static p => new Parameter(p.Local with { Member = null }, PassingMode.Value, p.IsConstant, p.Modifier));
        IEnumerable<Stmt> stores = callee.Outputs
            .Select((o, i) => (o.Value, Place: places[i]))
            .Where(static o => o.Place is not null)
            .Select(o => new Store(new Read(cells[o.Place!.Value.Array]), EquatableArray.Of<Expr>(Expr.Int(o.Place!.Value.Cell)), o.Value));
        return callee with
        {
            Parameters = given.Concat(cells.Select(static c => new Parameter(c, PassingMode.Value, IsConstant: false))).ToEquatableArray(),
            Body = new Block(callee.Body.Statements.Concat(stores).ToEquatableArray()),
            ReturnType = isReturned ? callee.Outputs[0].Parameter.Type : callee.ReturnType,
            Result = isReturned ? callee.Outputs[0].Value : callee.Result,
            Outputs = EquatableArray<Output>.Empty,
            Returned = null,
            IsTakenApart = false,
            LocalCount = locals.Last,
        };
    }

    /// <summary>A function whose calls of such callees are as these now want them.</summary>
    public static Function In(Function function, IReadOnlyDictionary<string, SeveralResults> callees)
    {
        var locals = new LocalFactory(function.LocalCount);
        return function.With(Visit(function.Body)) with { LocalCount = locals.Last };

        Block Visit(Block block)
        {
            var output = new List<Stmt>();
            foreach (Stmt statement in block.Statements)
            {
                if (statement is MultiCall several && callees.TryGetValue(several.Call.Method, out SeveralResults? called)) called.Call(several, locals, output);
                else output.Add(statement.MapBlocks(Visit).MapOperands(Whole));
            }

            return block.With(output);
        }

        Expr Whole(Expr expr) => expr is Call { IsTakenApart: true } call && callees.ContainsKey(call.Method) ? call with { IsTakenApart = false } : expr;
    }

    private void Call(MultiCall several, LocalFactory locals, List<Stmt> output)
    {
        int next = 0, changed = 0;
        var arguments = new List<Expr>();
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Mode == PassingMode.Out) changed++;
            else arguments.Add(parameter.Mode == PassingMode.Ref ? several.Outputs[changed++].Initial! : several.Call.Arguments[next++]);
        }

        Local[] cells = [.. arrays.Select(t => locals.New(NameOf(t), t.With(Shape.Array)))];
        for (int i = 0; i < cells.Length; i++)
        {
            output.Add(new Define(cells[i], new Allocate(EquatableArray.Of<Expr>(Expr.Int(lengths[i])), cells[i].Type)) { Origin = several.Origin });
            arguments.Add(new Read(cells[i]));
        }

        Local? result = several.Outputs.Count > places.Length ? several.Outputs[places.Length].After : isReturned ? several.Outputs[0].After : null;
        Call call = several.Call with { Arguments = arguments.ToEquatableArray(), Type = result?.Type ?? several.Call.Type, IsTakenApart = false };
        output.Add(result is null
            ? new Effect(call) { Source = several.Source, Origin = several.Origin, IsPrimal = several.IsPrimal }
            : new Define(result, call) { Source = several.Source, Origin = several.Origin, IsPrimal = several.IsPrimal });
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] is { } place) output.Add(new Define(several.Outputs[i].After, new Element(new Read(cells[place.Array]), EquatableArray.Of<Expr>(Expr.Int(place.Cell)))) { Origin = several.Origin });
        }
    }

    private static string NameOf(IrType type) => type == IrType.Double ? "results" : type == IrType.Bool ? "flags" : type.Name + "Results";
}
