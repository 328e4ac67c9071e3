namespace AutoDiffGen.Solvers;

/// <summary>Hands out consecutive pieces of one block of memory.</summary>
internal ref struct Layout(Span<double> memory)
{
    private Span<double> rest = memory;

    public Span<double> Take(int count)
    {
        Span<double> piece = rest[..count];
        rest = rest[count..];
        return piece;
    }
}
