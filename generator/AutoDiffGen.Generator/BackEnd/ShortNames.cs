using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The few types that generated code may name without their namespace, unless something of the user's has the name.</summary>
/// <param name="shadowed">The names that mean something else where the user's method stands.</param>
internal sealed class ShortNames(EquatableArray<string> shadowed)
{
    private static readonly string[] OfSystem = ["Half", "Math", "MathF", "ReadOnlySpan", "Span"];

    private static readonly string[] OfRuntime = ["Derivative", "JaggedScratch", "MatrixScratch", "Scratch", "Tape"];

    private readonly SortedSet<string> namespaces = new(StringComparer.Ordinal);

    /// <summary>Every name that may be shortened.</summary>
    public static IEnumerable<string> All => OfSystem.Concat(OfRuntime);

    /// <summary>The namespaces that the names given so far have to be imported from.</summary>
    public EquatableArray<string> Namespaces => namespaces.ToEquatableArray();

    /// <summary>The namespace that a short name stands for a type of; null for any other name.</summary>
    public static string? NamespaceOf(string name) =>
        Array.IndexOf(OfSystem, name) >= 0 ? "System" : Array.IndexOf(OfRuntime, name) >= 0 ? "AutoDiffGen" : null;

    /// <summary>A type by its full name without <c>global::</c> or type arguments, as generated code writes it.</summary>
    public string Type(string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        string name = fullName.Substring(dot + 1);
        if (dot < 0 || NamespaceOf(name) != fullName.Substring(0, dot) || shadowed.Contains(name)) return "global::" + fullName;
        namespaces.Add(fullName.Substring(0, dot));
        return name;
    }

    /// <summary>A type of the intermediate representation, as generated code writes it.</summary>
    public string Type(Ir.IrType type)
    {
        string name = (type.IsHalf ? type with { Element = Type(type.Element.Substring("global::".Length)) } : type).Name;
        int open = name.IndexOf('<');
        return open > 0 && name.StartsWith("global::", StringComparison.Ordinal)
            ? Type(name.Substring(8, open - 8)) + name.Substring(open)
            : name;
    }
}
