using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Arithmetic as it is written, nothing simplified: a value must come out as the framework computes it.</summary>
internal static class PlainArithmetic
{
    public static Expr Add(Expr a, Expr b) => Node(BinaryOperator.Add, a, b);

    public static Expr Subtract(Expr a, Expr b) => Node(BinaryOperator.Subtract, a, b);

    public static Expr Multiply(Expr a, Expr b) => Node(BinaryOperator.Multiply, a, b);

    public static Expr Divide(Expr a, Expr b) => Node(BinaryOperator.Divide, a, b);

    public static Expr Negate(Expr a) => new Unary(UnaryOperator.Negate, a, a.Type);

    public static Expr Dot(Expr[] a, Expr[] b)
    {
        Expr sum = Multiply(a[0], b[0]);
        for (int i = 1; i < a.Length; i++) sum = Add(sum, Multiply(a[i], b[i]));
        return sum;
    }

    public static Expr[] Each(Expr[] a, Func<Expr, Expr> map) => [.. a.Select(map)];

    public static Expr[] Each(Expr[] a, Expr[] b, Func<Expr, Expr, Expr> map) => [.. a.Zip(b, map)];

    private static Binary Node(BinaryOperator kind, Expr a, Expr b) => new(kind, a, b, a.Type);
}
