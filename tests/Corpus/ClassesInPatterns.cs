using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>An expression that is evaluated by asking what it is.</summary>
public abstract record Term;

internal sealed record Constant(double Value) : Term;

internal sealed record Variable : Term;

internal sealed record Sum(Term Left, Term Right) : Term;

internal sealed record Product(Term Left, Term Right, int Sign = 1) : Term;

internal sealed record Call(string Name, Term Of) : Term;

/// <summary>Choices by the class of an object and by what is in it.</summary>
public static partial class ClassesInPatterns
{
    private static readonly Term Tree = new Sum(new Product(new Variable(), new Variable()), new Product(new Constant(2), new Call("sin", new Product(new Variable(), new Constant(3))), -1));

    private static readonly Term[] Terms = [new Constant(3), new Product(new Constant(2), new Constant(5)), new Product(new Variable(), new Variable(), -1), new Call("exp", new Constant(0.5)), new Variable()];

    [Case("0.7", Value = -1.2364187332977479, Gradient = "4.429076627599143")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Evaluated(double x) => Value(Tree, x);

    private static double Value(Term term, double x) => term switch
    {
        Constant c => c.Value,
        Variable => x,
        Sum s => Value(s.Left, x) + Value(s.Right, x),
        Product(var left, var right, > 0) => Value(left, x) * Value(right, x),
        Product(var left, var right, _) => -Value(left, x) * Value(right, x),
        Call("sin", var of) => Math.Sin(Value(of, x)),
        Call { Name: "exp" or "e", Of: var of } => Math.Exp(Value(of, x)),
        _ => throw new NotSupportedException(),
    };

    [Case("2, 3", Value = 89, Gradient = "96, 25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Statement(double x, double y)
    {
        double s = 1;
        foreach (Term? term in Terms)
        {
            switch (term)
            {
                case Constant { Value: > 2 } c:
                    s += c.Value * x * y;
                    break;
                case Product { Left: Constant(var one), Right: Constant(var other) } when one < other:
                    s *= one * x;
                    if (y > 5) break;
                    s -= other * y;
                    break;
                case Product:
                    s += x * x * x;
                    break;
                case Call { Of: not Variable, Name: var name }:
                    s += name.Length * y * x;
                    break;
                case null:
                    return 0;
                default:
                    s += x;
                    break;
            }
        }

        return s;
    }

    [Case("2", Value = 28, Gradient = "21")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Tests(double x)
    {
        double s = x;
        foreach (Term term in Terms)
        {
            if (term is Product { Left: Constant { Value: var factor } } && factor > 1) s *= factor * x;
            else if (term is Constant or Variable && x > 1) s += x;
            else if (term is not Call(_, Constant(var of))) s += x * x;
            else s += of * 12;
        }

        return s;
    }
}
