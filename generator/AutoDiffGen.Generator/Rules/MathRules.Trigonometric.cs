using AutoDiffGen.Generator.Ir;
using static AutoDiffGen.Generator.Rules.FunctionHome;
using static AutoDiffGen.Generator.Rules.Functions;

namespace AutoDiffGen.Generator.Rules;

internal static partial class MathRules
{
    private static IEnumerable<DerivativeRule> Trigonometric =>
    [
        Smooth("Sin(x)", (x, r) => Cos(x)),
        Smooth("Cos(x)", (x, r) => -Sin(x)),
        Smooth("Tan(x)", (x, r) => 1 + Square(r)),
        Smooth("SinPi(x)", (x, r) => Math.PI * CosPi(x), NumberTypes),
        Smooth("CosPi(x)", (x, r) => -Math.PI * SinPi(x), NumberTypes),
        Smooth("TanPi(x)", (x, r) => Math.PI * (1 + Square(r)), NumberTypes).Guarded(),
        Smooth("Asin(x)", (x, r) => 1 / Cathetus(x)).WithVerticalTangent(),
        Smooth("Acos(x)", (x, r) => -1 / Cathetus(x)).WithVerticalTangent(),
        Smooth("Atan(x)", (x, r) => 1 / (1 + Square(x))),
        Smooth("AsinPi(x)", (x, r) => 1 / (Math.PI * Cathetus(x)), NumberTypes).WithVerticalTangent(),
        Smooth("AcosPi(x)", (x, r) => -1 / (Math.PI * Cathetus(x)), NumberTypes).WithVerticalTangent(),
        Smooth("AtanPi(x)", (x, r) => 1 / (Math.PI * (1 + Square(x))), NumberTypes),
        Smooth("Atan2(y, x)", (y, x, r) => AngleGradient(y, x, Hypot(x, y))).Guarded(),
        Smooth("Atan2Pi(y, x)", (y, x, r) => AngleGradient(y, x, Hypot(x, y), Math.PI), NumberTypes).Guarded(),
    ];

    /// <summary>√(1 - x²), with all digits near ±1.</summary>
    private static Expr Cathetus(Expr x) => Sqrt((1 - x) * (1 + x));

    /// <summary>x / norm² and -y / norm², without overflow, and 0 at the origin; of an angle measured in units.</summary>
    private static (Expr, Expr) AngleGradient(Expr y, Expr x, Expr norm, double unit = 1)
    {
        Expr isOrigin = Algebra.AreEqual(norm, 0);
        return (ZeroIf(isOrigin, x / norm / (unit * norm)), ZeroIf(isOrigin, -y / norm / (unit * norm)));
    }
}
