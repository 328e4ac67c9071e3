namespace Diagnostics.ADG0203;

public static class Rules
{
    public static double Cube(double x) => x * x * x;

    [DerivativeOf(typeof(Rules), nameof(Cube))]
    public static void CubeVjp(double x, double dCube, ref double dX) => dX += dCube * 3 * x * x;

    [DerivativeOf(typeof(Rules), nameof(Cube))]
    public static void SlowCubeVjp(double x, double dCube, ref double dX) => dX += dCube * 3 * Math.Pow(x, 2); // ADG0203
}
