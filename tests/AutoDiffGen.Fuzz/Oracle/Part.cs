namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>A derivative, and the sum of the absolute values of the products that it is the sum of.</summary>
internal readonly record struct Part(double Value, double Size)
{
    public static Part Of(double value) => new(value, Math.Abs(value));

    public static Part operator -(Part x) => x with { Value = -x.Value };

    public static Part operator +(Part x, Part y) => new(x.Value + y.Value, x.Size + y.Size);

    /// <summary>Nothing stays nothing, even where a partial derivative is infinite.</summary>
    public static Part operator *(double partial, Part x) => x.Size == 0 ? default : new(partial * x.Value, Math.Abs(partial) * x.Size);

    public static Part operator *(Part x, Part y) => x.Size == 0 || y.Size == 0 ? default : new(x.Value * y.Value, x.Size * y.Size);
}
