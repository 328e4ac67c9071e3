using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using static AutoDiffGen.Generator.FrontEnd.PlainArithmetic;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The members of <c>Complex</c>. A derivative of one is the pair of the derivatives of its real and its imaginary part.</summary>
internal static class ComplexFormulas
{
    private const int Re = 0, Im = 1;

    public static NumericStructFormula? Find(string name, IMethodSymbol method) => (name, method.Parameters.Length) switch
    {
        ("op_Implicit", 1) when TypeFacts.IsFloating(method.Parameters[0].Type) => static (x, _) => [Algebra.ConvertTo(x[0][0], IrType.Double), Expr.Zero(IrType.Double)],
        ("op_Addition" or "Add", 2) => static (x, _) => [Add(x[0][Re], x[1][Re]), Sum(x[0], x[1])],
        ("op_Subtraction" or "Subtract", 2) => static (x, _) => [Subtract(x[0][Re], x[1][Re]), Difference(x[0], x[1])],
        ("op_Multiply" or "Multiply", 2) => static (x, _) => Product(x[0], x[1]),
        ("op_Division" or "Divide", 2) => static (x, e) => Quotient(x[0], x[1], e),
        ("op_UnaryNegation" or "Negate", 1) => static (x, _) => Each(x[0], Negate),
        ("Conjugate", 1) => static (x, _) => [x[0][Re], Negate(x[0][Im])],
        ("Magnitude", 0) or ("Abs", 1) => static (x, _) => [Functions.Hypot(x[0][Re], x[0][Im])],
        ("Phase", 0) => static (x, _) => [Angle(x[0])],
        ("FromPolarCoordinates", 2) => static (x, _) => Polar(x[0][0], x[1][0]),
        ("Exp", 1) => static (x, e) => Polar(e.Atoms([Functions.Exp(x[0][Re])])[0], x[0][Im]),
        ("Log", 1) => static (x, _) => [Functions.Log(Functions.Hypot(x[0][Re], x[0][Im])), Angle(x[0])],
        ("Sin", 1) => static (x, _) => [Multiply(Functions.Sin(x[0][Re]), Functions.Cosh(x[0][Im])), Multiply(Functions.Cos(x[0][Re]), Functions.Sinh(x[0][Im]))],
        ("Cos", 1) => static (x, _) => [Multiply(Functions.Cos(x[0][Re]), Functions.Cosh(x[0][Im])), Negate(Multiply(Functions.Sin(x[0][Re]), Functions.Sinh(x[0][Im])))],
        _ => null,
    };

    private static bool IsReal(Expr[] x) => x.Length == 1;

    private static Expr Sum(Expr[] a, Expr[] b) => IsReal(a) ? b[Im] : IsReal(b) ? a[Im] : Add(a[Im], b[Im]);

    private static Expr Difference(Expr[] a, Expr[] b) => IsReal(a) ? Negate(b[Im]) : IsReal(b) ? a[Im] : Subtract(a[Im], b[Im]);

    private static Expr[] Product(Expr[] a, Expr[] b)
    {
        if (IsReal(a)) return Each(b, part => Multiply(a[0], part));
        if (IsReal(b)) return Each(a, part => Multiply(part, b[0]));
        return [Subtract(Multiply(a[Re], b[Re]), Multiply(a[Im], b[Im])), Add(Multiply(a[Im], b[Re]), Multiply(a[Re], b[Im]))];
    }

    /// <summary>Smith's formula, which does not overflow where the quotient does not.</summary>
    private static Expr[] Quotient(Expr[] a, Expr[] b, ExpressionLowering expressions)
    {
        if (IsReal(b)) return Each(a, part => Divide(part, b[0]));
        Expr real = a[Re], imaginary = IsReal(a) ? Expr.Zero(IrType.Double) : a[Im];
        return expressions.Choose(
            Magnitude(b[Im]) < Magnitude(b[Re]),
            () =>
            {
                Expr ratio = expressions.Atoms([Divide(b[Im], b[Re])])[0];
                Expr divisor = expressions.Atoms([Add(b[Re], Multiply(b[Im], ratio))])[0];
                return [Divide(Add(real, Multiply(imaginary, ratio)), divisor), Divide(Subtract(imaginary, Multiply(real, ratio)), divisor)];
            },
            () =>
            {
                Expr ratio = expressions.Atoms([Divide(b[Re], b[Im])])[0];
                Expr divisor = expressions.Atoms([Add(b[Im], Multiply(b[Re], ratio))])[0];
                return [Divide(Add(imaginary, Multiply(real, ratio)), divisor), Divide(Subtract(Multiply(imaginary, ratio), real), divisor)];
            });
    }

    private static Expr[] Polar(Expr magnitude, Expr angle) => [Multiply(magnitude, Functions.Cos(angle)), Multiply(magnitude, Functions.Sin(angle))];

    private static Apply Angle(Expr[] z) => Of("Atan2(System.Double,System.Double)", z[Im], z[Re]);

    private static Apply Magnitude(Expr x) => Of("Abs(System.Double)", x);

    private static Apply Of(string function, params Expr[] arguments) =>
        new("M:System.Math." + function, Helpers.EquatableArray.Of(arguments), IrType.Double);
}
