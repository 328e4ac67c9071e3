using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Rules;

/// <summary>Expands a function's name and parameters to the documentation-comment ids of its overloads.</summary>
internal static class FunctionKeys
{
    public static EquatableArray<string> Of(string name, EquatableArray<string> parameters, FunctionHome home) => Expand(name, parameters, home).ToEquatableArray();

    /// <param name="owner">The type that declares it: <c>System.Math</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="real">The type of numbers that it takes.</param>
    /// <param name="parameters">What its parameters are called.</param>
    public static string Of(string owner, string name, string real, EquatableArray<string> parameters)
    {
        IEnumerable<string> types = parameters.Select(parameter => parameter switch
        {
            "n" => "System.Int32",
            "mode" => "System.MidpointRounding",
            _ => real,
        });
        return $"M:{owner}.{name}({string.Join(",", types)})";
    }

    private static IEnumerable<string> Expand(string name, EquatableArray<string> parameters, FunctionHome home)
    {
        if (home.HasFlag(FunctionHome.OnMath)) yield return Of("System.Math", name, "System.Double", parameters);
        if (home.HasFlag(FunctionHome.MathOfSingle)) yield return Of("System.Math", name, "System.Single", parameters);
        if (home.HasFlag(FunctionHome.MathF)) yield return Of("System.MathF", name, "System.Single", parameters);
        if (home.HasFlag(FunctionHome.NumberTypes)) yield return Of("System.Double", name, "System.Double", parameters);
        if (home.HasFlag(FunctionHome.NumberTypes)) yield return Of("System.Single", name, "System.Single", parameters);
        if (home.HasFlag(FunctionHome.MathOfIntegers)) yield return Of("System.Math", name, "System.Int32", parameters);
        if (home.HasFlag(FunctionHome.MathOfIntegers)) yield return Of("System.Math", name, "System.Int64", parameters);
        if (home.HasFlag(FunctionHome.NumberTypes) && GenericMath.KeyOf(name, parameters) is { } generic) yield return generic;
    }
}
