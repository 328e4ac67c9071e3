using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Something that can be assigned to.</summary>
internal abstract record Target(IrType Type);

/// <summary>A variable.</summary>
internal sealed record VariableTarget(Local Local) : Target(Local.Type);

/// <summary>A cell of an array; <paramref name="Parts"/> are the array and its indices, already evaluated.</summary>
internal sealed record CellTarget(Expr[] Parts) : Target(Parts[0].Type.CellType(Parts.Skip(1).ToEquatableArray()));

/// <summary>A struct in a cell of an array, or a struct in that.</summary>
/// <param name="Place">The array and the indices, already evaluated.</param>
/// <param name="Start">Which of the cell's parts is the first.</param>
/// <param name="Layout">What it is made of.</param>
internal sealed record RecordTarget(Expr[] Place, int Start, StructLayout Layout) : Target(TypeFacts.ToIr(Layout.Type));

/// <summary>A struct, or a struct in a struct, that is kept in variables.</summary>
internal sealed record StructTarget(StructVariable Variable) : Target(TypeFacts.ToIr(Variable.Layout.Type));

/// <summary>A field that is a variable of the method: what is written goes to both.</summary>
/// <param name="Local">The variable.</param>
/// <param name="Text">The field as it is named in generated code.</param>
internal sealed record FieldTarget(Local Local, string Text) : Target(Local.Type);

/// <summary>One of two places; which one, a variable holds that does not change while the target is used.</summary>
internal sealed record ChosenTarget(Expr Condition, Target WhenTrue, Target WhenFalse) : Target(WhenTrue.Type)
{
    /// <summary>All places that may be meant.</summary>
    public IEnumerable<Target> Places => new[] { WhenTrue, WhenFalse }.SelectMany(static t => t is ChosenTarget chosen ? chosen.Places : [t]);
}

/// <summary><c>_</c></summary>
internal sealed record DiscardTarget(IrType Type) : Target(Type);
