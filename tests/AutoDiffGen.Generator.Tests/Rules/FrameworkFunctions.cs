using System.Reflection;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The static methods of the framework's number types, by documentation-comment id.</summary>
internal static class FrameworkFunctions
{
    public static IReadOnlyDictionary<string, MethodInfo> All { get; } =
        new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName)
            .ToDictionary(IdOf);

    /// <summary>The static methods of the interfaces of numbers.</summary>
    public static IReadOnlyDictionary<string, MethodInfo> Generic { get; } =
        typeof(double).GetInterfaces().Where(type => type.Namespace == "System.Numerics").Select(type => type.GetGenericTypeDefinition()).Distinct()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName)
            .ToDictionary(IdOf);

    /// <summary>Those that return a floating-point number, or a tuple of them.</summary>
    public static IEnumerable<string> Real =>
        All.Where(entry => IsReal(entry.Value.ReturnType) || entry.Value.ReturnType.GenericTypeArguments.Any(IsReal)).Select(entry => entry.Key);

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    private static string IdOf(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{generic}({string.Join(",", method.GetParameters().Select(p => NameOf(p.ParameterType)))})";
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef) return NameOf(type.GetElementType()!) + "@";
        if (type.IsGenericParameter) return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType) return type.FullName!;
        string name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`')]}{{{string.Join(",", type.GenericTypeArguments.Select(NameOf))}}}";
    }
}
