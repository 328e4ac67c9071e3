namespace Diagnostics.ADG0204;

public static class Rules
{
    public static double Product(double x, double y) => x * y;

    [DerivativeOf(typeof(Rules), nameof(Product))]
    public static void ProductVjp(double x, double y, double dProduct, ref double dX, ref double dY) => dX += dProduct * y; // ADG0204
}
