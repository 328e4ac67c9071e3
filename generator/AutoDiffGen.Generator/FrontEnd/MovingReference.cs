using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A reference to one of several variables and cells, and the variables that say to which.</summary>
/// <param name="Options">All that it may refer to.</param>
/// <param name="Selector">A flag that is true for the first of two; the number of the option where there are more; null where there is one.</param>
internal sealed record MovingReference(IReadOnlyList<ReferenceOption> Options, Local? Selector)
{
    public Target Target => From(0);

    private Target From(int option)
    {
        if (option == Options.Count - 1) return Options[option].Target;
        return new ChosenTarget(Is(option), Options[option].Target, From(option + 1));
    }

    private Expr Is(int option) => Selector!.Type == IrType.Bool ? new Read(Selector) : new Binary(BinaryOperator.Equal, new Read(Selector), ValueOf(option), IrType.Bool);

    /// <summary>What the selector is when an option is meant.</summary>
    public Expr ValueOf(int option) => Selector!.Type == IrType.Bool
        ? new Literal(option == 0 ? "true" : "false", IrType.Bool)
        : new Literal(option.ToString(System.Globalization.CultureInfo.InvariantCulture), IrType.Int);
}

/// <summary>A variable, or the cells of an array, that a reference may be to.</summary>
/// <param name="Root">The variable or the array, or the symbol of another reference.</param>
/// <param name="Target">The place; of an array, the cell that <paramref name="Indices"/> say.</param>
/// <param name="Indices">The variables that hold the indices of the cell.</param>
internal sealed record ReferenceOption(object Root, Target Target, IReadOnlyList<Local> Indices);
