namespace AutoDiffGen.Benchmarks;

/// <summary>A function to differentiate, as written, as generated, and as written by hand.</summary>
/// <remarks>
/// The hand-written gradients are the best plain scalar C# known: one pass, no work done twice, no allocation, loops that the JIT
/// can free of bounds checks; no vector types. They add in the order of the function, since the value has to be the same.
/// </remarks>
public abstract class Kernel(string name, int derivativeCount)
{
    /// <summary>How many numbers a gradient has.</summary>
    public int DerivativeCount => derivativeCount;

    /// <summary>The value alone.</summary>
    public abstract double Primal();

    /// <summary>Value and gradient by generated code.</summary>
    public abstract double Generated(double[] derivatives);

    /// <summary>Value and gradient by hand-written code.</summary>
    public abstract double Hand(double[] derivatives);

    /// <summary>Throws when the hand-written or the generated gradient is wrong.</summary>
    public void Check()
    {
        var generated = new double[derivativeCount];
        var hand = new double[derivativeCount];
        Array.Fill(generated, double.NaN);
        Array.Fill(hand, double.NaN);
        double value = Hand(hand);
        CheckGold(value, hand);
        Gold.RequireClose($"{name}, generated value", [Generated(generated)], [value]);
        Gold.RequireClose($"{name}, value", [Primal()], [value]);
        Gold.RequireClose($"{name}, generated gradient", generated, hand);
    }

    /// <inheritdoc/>
    public override string ToString() => name;

    /// <summary>Compares value and gradient with the gold values.</summary>
    protected abstract void CheckGold(double value, ReadOnlySpan<double> derivatives);
}
