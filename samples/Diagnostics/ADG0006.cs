namespace Diagnostics.ADG0006;

public static partial class Models
{
    [Differentiable(Derivatives = Derivatives.Gradient)] // ADG0006
    public static void Scale(double factor, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] *= factor;
    }
}
