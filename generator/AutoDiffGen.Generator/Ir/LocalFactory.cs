namespace AutoDiffGen.Generator.Ir;

/// <summary>Makes variables with numbers that no other variable of the function has.</summary>
internal sealed class LocalFactory(int last)
{
    public int Last { get; private set; } = last;

    /// <summary>Leaves out the numbers that a pass in between has given away.</summary>
    public void SkipTo(int used) => Last = Math.Max(Last, used);

    public Local New(string name, IrType type) => new(name, ++Last, type);

    public Local New(Local like) => like with { Id = ++Last, Member = null };

    public Local Temporary(string name, IrType type) => New(name, type) with { IsTemporary = true };

    /// <summary>The derivative of a variable, named as users name it: <c>dLoss</c>.</summary>
    public Local Derivative(Local of, IrType type) => Temporary(DerivativeName(of.Name), type);

    public static string DerivativeName(string name)
    {
        string bare = name.TrimStart('@', '_');
        return bare.Length == 0 ? "d" : "d" + char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }
}
