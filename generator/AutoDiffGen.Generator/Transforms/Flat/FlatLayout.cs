using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>Where a parameter stands when all numbers are laid out in one line.</summary>
/// <param name="Offset">The numbers before it.</param>
/// <param name="Count">How many it has.</param>
internal sealed record FlatPart(Parameter Parameter, Expr Offset, Expr Count)
{
    public IrType Type => Parameter.Local.Type;
}

/// <summary>The numbers of several parameters, laid out in one line.</summary>
/// <param name="Parts">The parameters, in order.</param>
/// <param name="Total">How many numbers there are.</param>
internal sealed record FlatLayout(List<FlatPart> Parts, Expr Total)
{
    /// <summary>Whether each parameter is one number.</summary>
    public bool IsFixed => Parts.All(p => !p.Type.IsArray);

    /// <param name="parameters">What is laid out.</param>
    /// <param name="first">How many numbers stand before them.</param>
    /// <param name="count">How many numbers a parameter has.</param>
    public static FlatLayout Of(IEnumerable<Parameter> parameters, int first, Func<Parameter, Expr> count)
    {
        var parts = new List<FlatPart>();
        Expr next = Expr.Int(first);
        foreach (Parameter parameter in parameters)
        {
            var part = new FlatPart(parameter, next, count(parameter));
            parts.Add(part);
            next = Sum(next, part.Count);
        }

        return new FlatLayout(parts, next);
    }

    public FlatPart? Find(Local parameter) => Parts.FirstOrDefault(p => p.Parameter.Local.Equals(parameter));

    /// <summary>The sum of two counts, its constant last.</summary>
    public static Expr Sum(Expr left, Expr right)
    {
        bool isLeftKnown = left.IsInt(out int first), isRightKnown = right.IsInt(out int second);
        if (isLeftKnown && isRightKnown) return Expr.Int(first + second);
        if (isLeftKnown) return first == 0 ? right : Sum(right, left);
        if (isRightKnown && second == 0) return left;
        if (left is Binary { Operator: BinaryOperator.Add } sum && sum.Right.IsInt(out int constant))
        {
            return isRightKnown ? Sum(sum.Left, Expr.Int(constant + second)) : Sum(Node(BinaryOperator.Add, sum.Left, right), sum.Right);
        }

        return Node(BinaryOperator.Add, left, right);
    }

    public static Expr Product(Expr left, Expr right)
    {
        bool isLeftKnown = left.IsInt(out int first), isRightKnown = right.IsInt(out int second);
        if (isLeftKnown && isRightKnown) return Expr.Int(first * second);
        if ((isLeftKnown && first == 0) || (isRightKnown && second == 1)) return left;
        return (isRightKnown && second == 0) || (isLeftKnown && first == 1) ? right : Node(BinaryOperator.Multiply, left, right);
    }

    private static Binary Node(BinaryOperator op, Expr left, Expr right) => new(op, left, right, IrType.Int);
}
