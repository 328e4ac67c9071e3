using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The functions that interfaces of <c>System.Numerics</c> declare for all types of numbers.</summary>
internal static class GenericMath
{
    private const string Namespace = "System.Numerics.";

    private const string OfHalf = "M:System.Half.";

    /// <summary>The interfaces, and what each declares.</summary>
    private static readonly (string Interface, string[] Functions)[] Declared =
    [
        ("INumberBase`1", ["Abs", "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal",
            "IsOddInteger", "IsPositive", "IsPositiveInfinity", "IsRealNumber", "IsSubnormal", "MaxMagnitude", "MaxMagnitudeNumber", "MinMagnitude", "MinMagnitudeNumber", "MultiplyAddEstimate"]),
        ("INumber`1", ["Clamp", "ClampNative", "CopySign", "Max", "MaxNative", "MaxNumber", "Min", "MinNative", "MinNumber", "Sign"]),
        ("IBinaryNumber`1", ["IsPow2"]),
        ("IFloatingPoint`1", ["Ceiling", "Floor", "Round", "Truncate"]),
        ("IFloatingPointIeee754`1", ["Atan2", "Atan2Pi", "BitDecrement", "BitIncrement", "FusedMultiplyAdd", "ILogB", "Ieee754Remainder", "Lerp", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "ScaleB"]),
        ("IExponentialFunctions`1", ["Exp", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1"]),
        ("IHyperbolicFunctions`1", ["Acosh", "Asinh", "Atanh", "Cosh", "Sinh", "Tanh"]),
        ("ILogarithmicFunctions`1", ["Log", "Log10", "Log10P1", "Log2", "Log2P1", "LogP1"]),
        ("IPowerFunctions`1", ["Pow"]),
        ("IRootFunctions`1", ["Cbrt", "Hypot", "RootN", "Sqrt"]),
        ("ITrigonometricFunctions`1", ["Acos", "AcosPi", "Asin", "AsinPi", "Atan", "AtanPi", "Cos", "CosPi", "DegreesToRadians", "RadiansToDegrees", "Sin", "SinPi", "Tan", "TanPi"]),
    ];

    private static readonly Dictionary<string, string> Interfaces =
        Declared.SelectMany(d => d.Functions.Select(f => (f, d.Interface))).ToDictionary(p => p.f, p => p.Interface, StringComparer.Ordinal);

    /// <summary>The documentation-comment id; null of a function that no interface declares.</summary>
    public static string? KeyOf(string name, EquatableArray<string> parameters) =>
        Interfaces.TryGetValue(name, out string? owner) ? FunctionKeys.Of(Namespace + owner, name, "`0", parameters) : null;

    /// <summary>The id of the function that a method of <c>Half</c> implements; that of the method itself where it is none.</summary>
    public static string KeyOfHalf(string id)
    {
        int open = id.IndexOf('(');
        if (open < 0 || !id.StartsWith(OfHalf, StringComparison.Ordinal)) return id;
        string name = id.Substring(OfHalf.Length, open - OfHalf.Length);
        return Interfaces.TryGetValue(name, out string? owner) ? $"M:{Namespace}{owner}.{name}{id.Substring(open).Replace("System.Half", "`0")}" : id;
    }

    /// <summary>Whether the type that declares a function is one of the interfaces.</summary>
    public static bool IsInterface(string type) => type.StartsWith(Namespace, StringComparison.Ordinal) && type.EndsWith("`1", StringComparison.Ordinal);
}
