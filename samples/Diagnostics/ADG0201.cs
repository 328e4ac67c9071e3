namespace Diagnostics.ADG0201;

public static class Rules
{
    public static double Cube(double x) => x * x * x;

    [DerivativeOf(typeof(Rules), nameof(Cube))]
    public static void CubeVjp(double x, ref double dX) => dX += 3 * x * x; // ADG0201
}
