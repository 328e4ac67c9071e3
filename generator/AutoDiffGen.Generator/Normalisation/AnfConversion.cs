using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Gives every real operation inside an expression a name of its own (A-normal form), as transforms want it.</summary>
internal sealed class AnfConversion
{
    private readonly LocalFactory locals;
    private List<Stmt> output = [];
    private string? heading;
    private bool isPrimal;

    private AnfConversion(LocalFactory locals) => this.locals = locals;

    public static Function Run(Function function)
    {
        var pass = new AnfConversion(new LocalFactory(function.LocalCount));
        Block body = pass.Visit(function.Body, () =>
        {
            function = function with
            {
                Result = function.Result is { } result ? pass.Atom(result) : null,
                Outputs = function.Outputs.Map(o => o with { Value = pass.Atom(o.Value) }),
            };
        });
        return function with { Body = body, LocalCount = pass.locals.Last };
    }

    private Block Visit(Block block, Action atEnd)
    {
        List<Stmt> outer = output;
        output = [];
        foreach (Stmt statement in block.Statements) Visit(statement);
        atEnd();
        var converted = new Block(output.ToEquatableArray());
        output = outer;
        return converted;
    }

    private void Visit(Stmt statement)
    {
        heading = statement.Heading;
        isPrimal = statement.IsPrimal;
        switch (statement)
        {
            case Define { Value: { } value } s:
                output.Add(s with { Value = Step(value) });
                break;
            case If s:
                Result[] results = [.. s.Results];
                Block then = Visit(s.Then, () => Each(results, r => r with { WhenTrue = Atom(r.WhenTrue) }));
                Block @else = Visit(s.Else, () => Each(results, r => r with { WhenFalse = Atom(r.WhenFalse) }));
                output.Add(s with { Then = then, Else = @else, Results = EquatableArray.Of(results) });
                break;
            case Loop s:
                Carried[] carried = [.. s.Carried];
                Each(carried, c => c with { Initial = Atom(c.Initial) });
                Block body = Visit(s.Body, () => Each(carried, c => c with { Next = Atom(c.Next) }));
                output.Add(s with { Body = body, Carried = EquatableArray.Of(carried) });
                break;
            case Store s:
                output.Add(s with { Value = Atom(s.Value) });
                break;
            case Append s:
                output.Add(s with { Value = Atom(s.Value) });
                break;
            case Effect { Value: Call } s:
                output.Add(s with { Value = Step(s.Value) });
                break;
            case Invoke s:
                output.Add(s with { Arguments = s.Arguments.Map(Atom) });
                break;
            case Push s:
                output.Add(s with { Value = Atom(s.Value) });
                break;
            default:
                output.Add(statement);
                break;
        }
    }

    private static void Each<T>(T[] items, Func<T, T> map)
    {
        for (int i = 0; i < items.Length; i++) items[i] = map(items[i]);
    }

    /// <summary>One operation on variables and constants.</summary>
    private Expr Step(Expr value) => value is Unary or Binary or Ir.Convert or Apply or Select or Call ? value.MapChildren(Atom) : value;

    private Expr Atom(Expr value)
    {
        if (!value.Type.IsRealScalar || value.IsAtom()) return value;
        Expr step = Step(value);
        Local local = locals.Temporary(Hints.For(step), step.Type);
        output.Add(new Define(local, step) { Heading = heading, IsPrimal = isPrimal });
        return new Read(local);
    }
}
