using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>
/// Where the values of a function lie, whatever finite numbers it is given: e⁻ˣ² between 0 and 1, 1 + |x| not below 1.
/// </summary>
/// <remarks>
/// The rounding of the ends is of no account: what is asked is whether a value stays far from infinity. A value that is NaN
/// has been NaN before, which no interval says anything about.
/// </remarks>
internal sealed class Ranges
{
    /// <summary>Its exponential is far from infinity, in single precision too.</summary>
    private const double LargestExponent = 80;

    private const int MostFactors = 8;

    private readonly NumberMap<Range> ranges = new();
    private readonly NumberMap<Expr> products = new();

    private Ranges()
    {
    }

    public static Ranges Of(Block body)
    {
        var ranges = new Ranges();
        ranges.Visit(body);
        return ranges;
    }

    /// <summary>Whether the value is finite wherever its operands are numbers.</summary>
    public bool IsBounded(Expr value) => Of(value).IsBounded;

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            foreach (Block nested in statement.Blocks()) Visit(nested);
            switch (statement)
            {
                case Define { Value: { Type.IsRealScalar: true } value } s:
                    Set(s.Target, Of(value));
                    if (value is Unary or Binary { Operator: BinaryOperator.Multiply }) products[s.Target.Id] = value;
                    break;
                case If s:
                    foreach (Result result in s.Results.Where(r => r.Target.Type.IsRealScalar)) Set(result.Target, Of(result.WhenTrue).Or(Of(result.WhenFalse)));
                    break;
            }
        }
    }

    private void Set(Local local, Range range)
    {
        if (range != Range.All) ranges[local.Id] = range;
    }

    private Range Of(Expr value) => value switch
    {
        Number number when !double.IsNaN(number.Value) => new(number.Value, number.Value),
        Read read => ranges.TryGetValue(read.Local.Id, out Range known) ? known : Range.All,
        Unary { Operator: UnaryOperator.Negate } minus => -Of(minus.Operand),
        Binary { Type.IsRealScalar: true } operation => Of(operation),
        Select select => Of(select.WhenTrue).Or(Of(select.WhenFalse)),
        Ir.Convert { Type.Element: "double" } convert when convert.Operand.Type.IsRealScalar => Of(convert.Operand),
        Apply apply => Of(CostModel.NameOf(apply.Function), apply),
        _ => Range.All,
    };

    private Range Of(Binary operation) => operation.Operator switch
    {
        BinaryOperator.Add => Of(operation.Left) + Of(operation.Right),
        BinaryOperator.Subtract => Of(operation.Left) - Of(operation.Right),
        BinaryOperator.Multiply => (Of(operation.Left) * Of(operation.Right)).And(OfSquares(operation)),
        BinaryOperator.Divide => Of(operation.Left) / Of(operation.Right),
        _ => Range.All,
    };

    private Range Of(string function, Apply apply)
    {
        Range x = apply.Arguments.Count > 0 && apply.Arguments[0].Type.IsRealScalar ? Of(apply.Arguments[0]) : Range.All;
        return function switch
        {
            "Abs" => x.Low >= 0 ? x : x.High <= 0 ? -x : new(0, Math.Max(-x.Low, x.High)),
            "Exp" => new(0, x.High <= LargestExponent ? Math.Exp(x.High) : double.PositiveInfinity),
            "Sqrt" or "Cosh" => Range.NotNegative,
            "Sin" or "Cos" or "Tanh" => new(-1, 1),
            "Max" => Both((l, r) => new(Math.Max(l.Low, r.Low), Math.Max(l.High, r.High))),
            "Min" => Both((l, r) => new(Math.Min(l.Low, r.Low), Math.Min(l.High, r.High))),
            _ => Range.All,
        };

        Range Both(Func<Range, Range, Range> join) => join(x, Of(apply.Arguments[1]));
    }

    /// <summary>The sign of a product in which each factor that is not a constant occurs an even number of times.</summary>
    private Range OfSquares(Binary product)
    {
        var odd = new HashSet<Expr>();
        int budget = MostFactors;
        int sign = SignOf(product);
        if (budget < 0 || odd.Count > 0) return Range.All;
        return sign < 0 ? -Range.NotNegative : Range.NotNegative;

        int SignOf(Expr factor)
        {
            if (--budget < 0) return 0;
            switch (factor)
            {
                case Number number:
                    return number.Value < 0 ? -1 : 1;
                case Binary { Operator: BinaryOperator.Multiply } inner:
                    return SignOf(inner.Left) * SignOf(inner.Right);
                case Unary minus:
                    return -SignOf(minus.Operand);
                case Read read when products.TryGetValue(read.Local.Id, out Expr? value):
                    return SignOf(value);
                default:
                    if (!odd.Add(factor)) odd.Remove(factor);
                    return 1;
            }
        }
    }
}
