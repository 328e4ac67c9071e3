using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Rules;

/// <summary>Expands a function's name and parameters to the documentation-comment ids of its overloads.</summary>
internal static class FunctionKeys
{
    public static EquatableArray<string> Of(string name, EquatableArray<string> parameters, FunctionHome home) => Expand(name, parameters, home).ToEquatableArray();

    public static string Of(string owner, string name, string real, EquatableArray<string> parameters)
    {
        IEnumerable<string> types = parameters.Select(parameter => parameter switch
        {
            "n" => "System.Int32",
            "mode" => "System.MidpointRounding",
            _ => "System." + real,
        });
        return $"M:System.{owner}.{name}({string.Join(",", types)})";
    }

    private static IEnumerable<string> Expand(string name, EquatableArray<string> parameters, FunctionHome home)
    {
        if (home.HasFlag(FunctionHome.OnMath)) yield return Of("Math", name, "Double", parameters);
        if (home.HasFlag(FunctionHome.MathOfSingle)) yield return Of("Math", name, "Single", parameters);
        if (home.HasFlag(FunctionHome.MathF)) yield return Of("MathF", name, "Single", parameters);
        if (home.HasFlag(FunctionHome.NumberTypes)) yield return Of("Double", name, "Double", parameters);
        if (home.HasFlag(FunctionHome.NumberTypes)) yield return Of("Single", name, "Single", parameters);
        if (home.HasFlag(FunctionHome.MathOfIntegers)) yield return Of("Math", name, "Int32", parameters);
        if (home.HasFlag(FunctionHome.MathOfIntegers)) yield return Of("Math", name, "Int64", parameters);
    }
}
