using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The tapes of a function: one stack for each type of value that is recorded.</summary>
internal sealed class Tapes(LocalFactory locals)
{
    private static readonly HashSet<string> Held = new(StringComparer.Ordinal)
    {
        "double", "float", "int", "bool", "long", "uint", "ulong", "short", "ushort", "byte", "sbyte", "char",
    };

    private readonly SortedDictionary<string, Local> tapes = new(StringComparer.Ordinal);

    public IEnumerable<Local> All => tapes.Values;

    /// <summary>Whether values of the type can be recorded.</summary>
    public static bool CanHold(IrType type) => type.Shape == Shape.Scalar && (Held.Contains(type.Element) || type.Parameter is not null);

    public Local For(IrType type)
    {
        if (!tapes.TryGetValue(type.Name, out Local? tape))
        {
            string name = type switch { { Name: "double" } or { Parameter: not null } => "tape", { Name: "bool" } => "branches", { Name: "int" } => "counts", _ => type.Name + "Tape" };
            tapes[type.Name] = tape = locals.New(name, new IrType($"global::AutoDiffGen.Tape<{type.Name}>", Shape.Scalar) { Recorded = type });
        }

        return tape;
    }
}
