using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using static AutoDiffGen.Generator.FrontEnd.PlainArithmetic;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The members of <c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>.</summary>
internal static class VectorFormulas
{
    public static NumericStructFormula? Find(string name, IMethodSymbol method) => (name, method.Parameters.Length) switch
    {
        ("op_Addition" or "Add", 2) => static (x, _) => Each(x[0], x[1], Add),
        ("op_Subtraction" or "Subtract", 2) => static (x, _) => Each(x[0], x[1], Subtract),
        ("op_Multiply" or "Multiply", 2) => static (x, _) => Spread(x, Multiply),
        ("op_Division" or "Divide", 2) => static (x, _) => Spread(x, Divide),
        ("op_UnaryNegation" or "Negate", 1) => static (x, _) => Each(x[0], Negate),
        ("op_UnaryPlus", 1) => static (x, _) => x[0],
        ("Dot", 2) => static (x, _) => [Dot(x[0], x[1])],
        ("Cross", 2) when method.ContainingType.Name == "Vector3" => static (x, _) => Cross(x[0], x[1]),
        ("LengthSquared", 0) => static (x, _) => [Dot(x[0], x[0])],
        ("Length", 0) => static (x, _) => [Length(x[0])],
        ("DistanceSquared", 2) => static (x, e) => Square(e.Atoms(Each(x[0], x[1], Subtract))),
        ("Distance", 2) => static (x, e) => [Length(e.Atoms(Each(x[0], x[1], Subtract)))],
        ("Normalize", 1) => static (x, e) => Spread([x[0], e.Atoms([Length(x[0])])], Divide),
        ("Lerp", 3) => static (x, e) => Lerp(x[0], x[1], x[2], e),
        ("Reflect", 2) => static (x, e) => Reflect(x[0], x[1], e),
        ("Transform" or "TransformNormal", 2) => Transform(name, method),
        ("SquareRoot", 1) => static (x, _) => Each(x[0], Functions.Sqrt),
        _ => null,
    };

    /// <summary>A vector that a matrix or a quaternion is applied to; of vectors with more or fewer numbers than what comes out, nothing is known.</summary>
    private static NumericStructFormula? Transform(string name, IMethodSymbol method)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, method.ReturnType)) return null;
        string by = method.Parameters[1].Type.Name;
        if (by == "Quaternion") return method.ReturnType.Name == "Vector3" ? static (x, e) => QuaternionFormulas.Rotated(x[0], x[1], e) : null;
        return (x, _) => MatrixFormulas.Transformed(x[0], x[1], isPlace: name == "Transform");
    }

    /// <summary>An operator on vectors, or on a vector and a number.</summary>
    private static Expr[] Spread(Expr[][] x, Func<Expr, Expr, Expr> map)
    {
        int count = Math.Max(x[0].Length, x[1].Length);
        return [.. Enumerable.Range(0, count).Select(i => map(x[0].Length == 1 ? x[0][0] : x[0][i], x[1].Length == 1 ? x[1][0] : x[1][i]))];
    }

    private static Expr Length(Expr[] v) => Functions.Sqrt(Dot(v, v));

    private static Expr[] Square(Expr[] v) => [Dot(v, v)];

    private static Expr[] Cross(Expr[] a, Expr[] b) =>
    [
        Subtract(Multiply(a[1], b[2]), Multiply(a[2], b[1])),
        Subtract(Multiply(a[2], b[0]), Multiply(a[0], b[2])),
        Subtract(Multiply(a[0], b[1]), Multiply(a[1], b[0])),
    ];

    private static Expr[] Lerp(Expr[] a, Expr[] b, Expr[] t, ExpressionLowering expressions)
    {
        if (t.Length > 1) return Each(Each(a, Each(t, One), Multiply), Each(b, t, Multiply), Add);
        Expr rest = expressions.Atoms([One(t[0])])[0];
        return Each(a, b, (first, second) => Add(Multiply(first, rest), Multiply(second, t[0])));

        static Expr One(Expr t) => Subtract(Expr.Constant(1, t.Type), t);
    }

    private static Expr[] Reflect(Expr[] v, Expr[] normal, ExpressionLowering expressions)
    {
        Expr twice = expressions.Atoms([Multiply(Expr.Constant(2, v[0].Type), Dot(v, normal))])[0];
        return Each(v, normal, (a, n) => Subtract(a, Multiply(twice, n)));
    }
}
