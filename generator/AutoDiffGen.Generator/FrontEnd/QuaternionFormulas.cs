using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using static AutoDiffGen.Generator.FrontEnd.PlainArithmetic;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The members of <c>Quaternion</c>; its parts are X, Y, Z and W.</summary>
internal static class QuaternionFormulas
{
    public static NumericStructFormula? Find(string name, IMethodSymbol method) => (name, method.Parameters.Length) switch
    {
        ("op_Addition" or "Add", 2) => static (x, _) => Each(x[0], x[1], Add),
        ("op_Subtraction" or "Subtract", 2) => static (x, _) => Each(x[0], x[1], Subtract),
        ("op_Multiply" or "Multiply", 2) when TypeFacts.IsFloating(method.Parameters[1].Type) => static (x, _) => Each(x[0], part => Multiply(part, x[1][0])),
        ("op_Multiply" or "Multiply", 2) => static (x, _) => Product(x[0], x[1]),
        ("op_Division" or "Divide", 2) => static (x, e) => Product(x[0], e.Atoms(Inverse(x[1], e))),
        ("op_UnaryNegation" or "Negate", 1) => static (x, _) => Each(x[0], Negate),
        ("Concatenate", 2) => static (x, _) => Product(x[1], x[0]),
        ("Conjugate", 1) => static (x, _) => Conjugate(x[0]),
        ("Inverse", 1) => static (x, e) => Inverse(x[0], e),
        ("Dot", 2) => static (x, _) => [Dot(x[0], x[1])],
        ("LengthSquared", 0) => static (x, _) => [Dot(x[0], x[0])],
        ("Length", 0) => static (x, _) => [Functions.Sqrt(Dot(x[0], x[0]))],
        ("Normalize", 1) => static (x, e) => Divided(x[0], e.Atoms([Functions.Sqrt(Dot(x[0], x[0]))])[0]),
        ("CreateFromAxisAngle", 2) => static (x, e) => OfAxis(x[0], x[1][0], e),
        _ => null,
    };

    /// <summary><c>q v q*</c>, as a vector.</summary>
    public static Expr[] Rotated(Expr[] v, Expr[] q, ExpressionLowering expressions)
    {
        Expr zero = Expr.Zero(IrType.Single);
        Expr[] half = expressions.Atoms(Product([v[0], v[1], v[2], zero], expressions.Atoms(Conjugate(q))));
        return [.. Product(q, half).Take(3)];
    }

    /// <summary>Hamilton's product: <c>i² = j² = k² = ijk = −1</c>.</summary>
    private static Expr[] Product(Expr[] a, Expr[] b) =>
    [
        Subtract(Add(Add(Multiply(a[0], b[3]), Multiply(a[3], b[0])), Multiply(a[1], b[2])), Multiply(a[2], b[1])),
        Subtract(Add(Add(Multiply(a[1], b[3]), Multiply(a[3], b[1])), Multiply(a[2], b[0])), Multiply(a[0], b[2])),
        Subtract(Add(Add(Multiply(a[2], b[3]), Multiply(a[3], b[2])), Multiply(a[0], b[1])), Multiply(a[1], b[0])),
        Subtract(Subtract(Subtract(Multiply(a[3], b[3]), Multiply(a[0], b[0])), Multiply(a[1], b[1])), Multiply(a[2], b[2])),
    ];

    private static Expr[] Conjugate(Expr[] q) => [Negate(q[0]), Negate(q[1]), Negate(q[2]), q[3]];

    private static Expr[] Inverse(Expr[] q, ExpressionLowering expressions) => Divided(Conjugate(q), expressions.Atoms([Dot(q, q)])[0]);

    private static Expr[] Divided(Expr[] q, Expr by) => Each(q, part => Divide(part, by));

    private static Expr[] OfAxis(Expr[] axis, Expr angle, ExpressionLowering expressions)
    {
        Expr half = expressions.Atoms([Multiply(angle, Expr.Constant(0.5, angle.Type))])[0];
        Expr sine = expressions.Atoms([Functions.Sin(half)])[0];
        return [.. Each(axis, part => Multiply(part, sine)), Functions.Cos(half)];
    }
}
