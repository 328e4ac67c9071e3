using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Compares numbers with a tolerance relative to the larger of 1 and the number expected.</summary>
internal static class Near
{
    public static void Assert(double expected, double actual, double tolerance, string what)
    {
        if (!IsNear(expected, actual, tolerance))
        {
            throw new XunitException($"{what}: expected {expected:R}, got {actual:R}.");
        }
    }

    public static void Assert(double[] expected, double[] actual, double tolerance, string what)
    {
        if (expected.Length != actual.Length || expected.Where((x, i) => !IsNear(x, actual[i], tolerance)).Any())
        {
            throw new XunitException($"{what}: expected [{Text(expected)}], got [{Text(actual)}].");
        }
    }

    // Infinities and NaN must be met exactly.
    private static bool IsNear(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || expected == actual || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static string Text(double[] numbers) => string.Join(", ", numbers.Select(x => x.ToString("R")));
}
