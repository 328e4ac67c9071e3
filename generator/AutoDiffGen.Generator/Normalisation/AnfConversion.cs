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
        Function converted = function;
        Block body = pass.Visit(function.Body, () => converted = function.With(function.Body, pass.Atom));
        converted = converted.With(body);
        return ReferenceEquals(converted, function) ? function : converted with { LocalCount = pass.locals.Last };
    }

    private Block Visit(Block block, Action atEnd)
    {
        List<Stmt> outer = output;
        output = [];
        foreach (Stmt statement in block.Statements) Visit(statement);
        atEnd();
        Block converted = block.With(output);
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
                output.Add(Step(value) is var step && ReferenceEquals(step, value) ? s : s with { Value = step });
                break;
            case If s:
                EquatableArray<Result> results = s.Results;
                Block then = Visit(s.Then, () => results = results.Map(r => Atom(r.WhenTrue) is var atom && ReferenceEquals(atom, r.WhenTrue) ? r : r with { WhenTrue = atom }));
                Block @else = Visit(s.Else, () => results = results.Map(r => Atom(r.WhenFalse) is var atom && ReferenceEquals(atom, r.WhenFalse) ? r : r with { WhenFalse = atom }));
                bool isSame = ReferenceEquals(then, s.Then) && ReferenceEquals(@else, s.Else) && results.IsSame(s.Results);
                output.Add(isSame ? s : s with { Then = then, Else = @else, Results = results });
                break;
            case Loop s:
                output.Add(Visit(s));
                break;
            case Effect { Value: Call } s:
                output.Add(s.MapOperands(Step));
                break;
            case Store or Append or Push or Invoke:
                // Arrays, tapes and indices are no numbers: they stay.
                output.Add(statement.MapOperands(Atom));
                break;
            default:
                output.Add(statement);
                break;
        }
    }

    private Loop Visit(Loop loop)
    {
        EquatableArray<Carried> carried = loop.Carried.Map(c => Atom(c.Initial) is var atom && ReferenceEquals(atom, c.Initial) ? c : c with { Initial = atom });
        Block body = Visit(loop.Body, () => carried = carried.Map(c => Atom(c.Next) is var atom && ReferenceEquals(atom, c.Next) ? c : c with { Next = atom }));
        return ReferenceEquals(body, loop.Body) && carried.IsSame(loop.Carried) ? loop : loop with { Body = body, Carried = carried };
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
