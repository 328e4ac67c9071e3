namespace Diagnostics.ADG0002;

public static partial class Models
{
    [Differentiable]
    public static async Task<double> Loss(double w) // ADG0002
    {
        await Task.Yield();
        return w * w;
    }
}
