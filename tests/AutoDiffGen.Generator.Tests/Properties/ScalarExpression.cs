using FsCheck;
using FsCheck.Fluent;

namespace AutoDiffGen.Generator.Tests.Properties;

/// <summary>Random expressions of three variables as C# text, smooth and tame wherever the variables lie in (0.5, 1.5).</summary>
internal static class ScalarExpression
{
    public static readonly string[] Variables = ["x", "y", "z"];

    private static readonly string[] s_functions =
    [
        "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "-({0})", "Math.Exp(Math.Sin({0}))",
        "Math.Sqrt(1 + ({0}) * ({0}))", "Math.Log(2 + Math.Cos({0}))", "Math.Asinh({0})", "Math.Cbrt(3 + Math.Sin({0}))",
        "Math.Pow(1.5 + Math.Sin({0}), 2)", "({0}) * ({0})", "Math.Cosh(Math.Tanh({0}))", "1 / (2 + Math.Sin({0}))",
    ];

    private static readonly string[] s_operators =
    [
        "({0}) + ({1})", "({0}) - ({1})", "({0}) * ({1})", "({0}) / (3 + Math.Sin({1}))", "Math.Atan2({0}, 2 + Math.Cos({1}))",
        "Math.Pow(1.5 + Math.Sin({0}), Math.Tanh({1}))", "Math.FusedMultiplyAdd({0}, {1}, 1)", "double.Hypot(2, Math.Sin({0}) + Math.Cos({1}))",
        "Helper.Weighted({0}, {1})",
    ];

    public static Gen<string> Generator { get; } = Gen.Sized(size => OfSize(Math.Min(size, 12)));

    private static Gen<string> Leaf { get; } = Gen.OneOf(
        Gen.Elements(Variables),
        Gen.Choose(-20, 20).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({i / 8.0:0.0##})")));

    private static Gen<string> OfSize(int size) => size <= 0 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (3, from f in Gen.Elements(s_functions)
            from a in OfSize(size - 1)
            select string.Format(null, f, a)),
        (5, from f in Gen.Elements(s_operators)
            from a in OfSize(size / 2)
            from b in OfSize(size / 2)
            select string.Format(null, f, a, b)));
}
