using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Activations of every element of a span.</summary>
internal static class Elementwise
{
    public static void Map<T, TActivation>(TActivation activation, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        RequireOutput(x, y);
        for (int i = 0; i < x.Length; i++) y[i] = activation.Value(x[i]);
    }

    public static void Vjp<T, TActivation>(TActivation activation, ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        RequireDerivatives(x, y, dX, dY);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = activation.ValueGradient(x[i], out T slope);
            dX[i] += Accurate.Product(dY[i], slope);
            dY[i] = T.Zero;
        }
    }

    public static void Jvp<T, TActivation>(TActivation activation, ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        RequireDerivatives(x, y, dX, dY);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = activation.ValueGradient(x[i], out T slope);
            dY[i] = Accurate.Product(dX[i], slope);
        }
    }

    /// <summary>An output is as long as the input, and is the input itself or apart from it.</summary>
    public static void RequireOutput<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        Derivative.RequireSameLength(y, x.Length);
        if (x.Overlaps(y, out int offset) && offset != 0) throw new ArgumentException("It overlaps the input without being the input itself.", nameof(y));
    }

    /// <summary>Derivatives are as long as what they belong to, and apart from it and from each other.</summary>
    public static void RequireDerivatives<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, ReadOnlySpan<T> dY)
    {
        RequireOutput(x, y);
        Derivative.RequireSameLength(dX, x.Length);
        Derivative.RequireSameLength(dY, x.Length);
        if (dX.Overlaps(x) || dX.Overlaps(y) || dX.Overlaps(dY)) throw new ArgumentException("It overlaps an argument or the other derivative.", nameof(dX));
        if (dY.Overlaps(x) || dY.Overlaps(y)) throw new ArgumentException("It overlaps an argument.", nameof(dY));
    }
}
