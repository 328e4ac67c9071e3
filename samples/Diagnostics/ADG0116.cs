namespace Diagnostics.ADG0116;

public class Spring
{
    public virtual void Pull(ref double x, double force) => x += 0.5 * force;
}

public static partial class Models
{
    [Differentiable]
    public static double Energy(double x, double force, Spring spring)
    {
        spring.Pull(ref x, force); // ADG0116
        return x * x;
    }
}
