using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The functions that formulas of partial derivatives are written with, in the precision of their argument.</summary>
internal static class Functions
{
    public const double Ln2 = 0.69314718055994530942;

    public const double Ln10 = 2.30258509299404568402;

    public static Expr Sin(Expr x) => OfMath("Sin", x);

    public static Expr Cos(Expr x) => OfMath("Cos", x);

    public static Expr SinPi(Expr x) => OfNumberType("SinPi", x);

    public static Expr CosPi(Expr x) => OfNumberType("CosPi", x);

    public static Expr Sinh(Expr x) => OfMath("Sinh", x);

    public static Expr Cosh(Expr x) => OfMath("Cosh", x);

    public static Expr Exp(Expr x) => OfMath("Exp", x);

    public static Expr Exp2(Expr x) => OfNumberType("Exp2", x);

    public static Expr Exp10(Expr x) => OfNumberType("Exp10", x);

    public static Expr Log(Expr x) => OfMath("Log", x);

    public static Expr Sqrt(Expr x) => OfMath("Sqrt", x);

    public static Expr Pow(Expr x, Expr y) => OfMath("Pow", x, y);

    public static Expr Hypot(Expr x, Expr y) => OfNumberType("Hypot", x, y);

    public static Expr CopySign(Expr x, Expr y) => OfMath("CopySign", x, y);

    public static Expr Truncate(Expr x) => OfMath("Truncate", x);

    public static Expr Round(Expr x) => OfMath("Round", x);

    /// <summary>x times 2 to the power n.</summary>
    public static Expr ScaleB(Expr x, Expr n) => new Apply(KeyOf(MathOf(x), "ScaleB", x, EquatableArray.Of("x", "n")), EquatableArray.Of(x, n), x.Type);

    public static Expr IsNaN(Expr x) => Call(NumberType(x), "IsNaN", IrType.Bool, x);

    private static Expr OfMath(string name, params Expr[] arguments) => Call(MathOf(arguments[0]), name, arguments[0].Type, arguments);

    private static Expr OfNumberType(string name, params Expr[] arguments) => Call(NumberType(arguments[0]), name, arguments[0].Type, arguments);

    private static Apply Call(string owner, string name, IrType type, params Expr[] arguments)
    {
        string key = KeyOf(owner, name, arguments[0], arguments.Select(_ => "x").ToEquatableArray());
        return new Apply(key, arguments.Select(argument => Algebra.ConvertTo(argument, arguments[0].Type)).ToEquatableArray(), type);
    }

    /// <summary>Of a type parameter, the interface that declares the function stands in the place of the owner.</summary>
    private static string KeyOf(string owner, string name, Expr of, EquatableArray<string> parameters) =>
        of.Type.Parameter is null ? FunctionKeys.Of(owner, name, NumberType(of), parameters) : GenericMath.KeyOf(name, parameters)!;

    private static string MathOf(Expr expr) => IsSingle(expr) ? "System.MathF" : "System.Math";

    private static bool IsSingle(Expr expr) => expr.Type.Element == "float";

    private static string NumberType(Expr expr) => IsSingle(expr) ? "System.Single" : "System.Double";
}
