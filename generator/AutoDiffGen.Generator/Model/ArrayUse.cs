using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Model;

/// <summary>What a method and its callees do with the arrays and spans that it is given.</summary>
/// <param name="Written">The numbers of the parameters in which a cell may be written.</param>
/// <param name="NeverRead">The numbers of those among them in which no cell is ever read: they are outputs only.</param>
internal sealed record ArrayUse(EquatableArray<int> Written, EquatableArray<int> NeverRead)
{
    public static ArrayUse ReadOnly { get; } = new(EquatableArray<int>.Empty, EquatableArray<int>.Empty);

    public bool IsWritten(Parameter parameter) => Written.Contains(parameter.Local.Id);

    /// <remarks>An array in an object is handed over with the object, whose derivative is complete: zeros where nothing is read.</remarks>
    public bool IsOutputOnly(Parameter parameter) =>
        parameter.Mode == PassingMode.Out || (IsWritten(parameter) && NeverRead.Contains(parameter.Local.Id) && parameter.Member is not { Struct.IsObject: true });
}
