namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Where the functions of the rule table are differentiable: points to compare the partials with differences at.</summary>
internal static class Domain
{
    private static readonly double[] Everywhere = [-2.3, -0.7, 0.4, 1.3, 3.1];

    private static readonly double[] Positive = [0.2, 0.9, 2.5, 7];

    private static readonly double[] WithinOne = [-0.9, -0.3, 0.2, 0.8];

    private static readonly double[] AboveOne = [1.2, 2.5, 9];

    private static readonly double[] AboveMinusOne = [-0.7, -0.2, 0.3, 4];

    public static IEnumerable<double[]> PointsOf(string name, int arity) => (name, arity) switch
    {
        ("Log" or "Log2" or "Log10" or "Sqrt" or "ReciprocalSqrtEstimate", 1) => Line(Positive),
        ("Asin" or "Acos" or "AsinPi" or "AcosPi" or "Atanh", 1) => Line(WithinOne),
        ("Acosh", 1) => Line(AboveOne),
        ("LogP1" or "Log2P1" or "Log10P1", 1) => Line(AboveMinusOne),
        ("Log", 2) => Grid(Positive, [0.4, 2, 3.7]),
        ("Pow", 2) => Grid(Positive, Everywhere),
        ("RootN", 2) => [.. Grid(Positive, [1, 2, 3, 4, 7, -2, -3]), .. Grid([-0.4, -3], [3, 5, -3])],
        ("ScaleB", 2) => Grid(Everywhere, [-3, 0, 5]),
        ("IEEERemainder" or "Ieee754Remainder", 2) => [[7.3, 2], [-3.1, 1.7], [9.1, -4], [0.3, 5]],
        ("Clamp" or "ClampNative", 3) => [[0.4, -1, 1], [3, -1, 1], [-2, -1.5, 1]],
        (_, 1) => Line(Everywhere),
        (_, 2) => Grid([-2.4, 0.7, 1.9], [-3, -0.6, 0.8, 2.2]),
        _ => [[0.3, 1.7, -2], [-1.2, 0.4, 0.9]],
    };

    private static IEnumerable<double[]> Line(double[] points) => points.Select(x => new[] { x });

    private static IEnumerable<double[]> Grid(double[] first, double[] second) => first.SelectMany(x => second.Select(y => new[] { x, y }));
}
