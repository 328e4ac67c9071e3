using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Something that can be assigned to.</summary>
internal abstract record Target(IrType Type);

/// <summary>A variable.</summary>
internal sealed record VariableTarget(Local Local) : Target(Local.Type);

/// <summary>A cell of an array; <paramref name="Parts"/> are the array and its indices, already evaluated.</summary>
internal sealed record CellTarget(Expr[] Parts) : Target(Parts[0].Type.ElementType);

/// <summary>A struct, or a struct in a struct, that is kept in variables.</summary>
internal sealed record StructTarget(StructVariable Variable) : Target(TypeFacts.ToIr(Variable.Layout.Type));

/// <summary><c>_</c></summary>
internal sealed record DiscardTarget(IrType Type) : Target(Type);
