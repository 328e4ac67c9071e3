namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>A derivative, and the sum of the absolute values of the products that it is the sum of.</summary>
internal readonly record struct Part(double Value, double Size)
{
    private const double Smallest = 1e-290;

    public static Part Of(double value) => new(value, Math.Abs(value));

    public static Part operator -(Part x) => x with { Value = -x.Value };

    public static Part operator +(Part x, Part y) => new(x.Value + y.Value, x.Size + y.Size);

    /// <summary>Nothing stays nothing, even where a partial derivative is infinite.</summary>
    public static Part operator *(double partial, Part x) => Of(partial, Math.Abs(partial), x);

    public static Part operator *(Part x, Part y) => Of(x.Value, x.Size, y);

    /// <summary>Where digits are lost at the lower end of the range, no multiple of the size bounds the error.</summary>
    private static Part Of(double factor, double size, Part x)
    {
        if (size == 0 || x.Size == 0) return default;
        var product = new Part(factor * x.Value, size * x.Size);
        Functions.MetKink |= product.Size < Smallest;
        return product;
    }
}
