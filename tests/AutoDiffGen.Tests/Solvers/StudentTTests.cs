using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Quantiles of Student's t distribution against closed forms and tables.</summary>
public sealed class StudentTTests
{
    private const double Relative = 1e-12;

    public static TheoryData<double> Tails { get; } = [0.4999, 0.45, 0.3, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 1e-3, 1e-6, 1e-10, 1e-15];

    [Theory]
    [MemberData(nameof(Tails))]
    public void OneTwoAndFourDegrees_HaveClosedForms(double q)
    {
        AssertClose(1 / Math.Tan(Math.PI * q), StudentT.UpperQuantile(q, 1));
        double alpha = 4 * q * (1 - q);
        AssertClose(2 * (0.5 - q) * Math.Sqrt(2 / alpha), StudentT.UpperQuantile(q, 2));
        double root = Math.Sqrt(alpha), t4 = Math.Cos(Math.Acos(root) / 3) / root - 1;
        if (q < 0.4) AssertClose(2 * Math.Sqrt(t4), StudentT.UpperQuantile(q, 4));
    }

    // Found by bisection with 60 digits on the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4.
    [Theory]
    [InlineData(0.025, 3, 3.1824463052837095)]
    [InlineData(0.025, 5, 2.5705818356363155)]
    [InlineData(0.025, 7, 2.3646242515927853)]
    [InlineData(0.05, 12, 1.78228755564932)]
    [InlineData(0.025, 28, 2.048407141795245)]
    [InlineData(0.005, 60, 2.660283028855037)]
    [InlineData(0.025, 229, 1.9703772833261548)]
    [InlineData(0.16, 6, 1.0839756791279644)]
    [InlineData(0.001, 11, 4.024701037630738)]
    [InlineData(1e-8, 9, 18.283967455910624)]
    [InlineData(0.4, 40, 0.2550386863458141)]
    [InlineData(0.025, 1000, 1.9623390808264085)]
    [InlineData(1e-6, 159, 4.935625808476937)]
    [InlineData(0.45, 30, 0.1267296131320736)]
    public void Quantile_IsRightToTwelveDigits(double q, int degrees, double expected) => AssertClose(expected, StudentT.UpperQuantile(q, degrees));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(500)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public void Quantile_IsTheInverseOfTheTail(int degrees)
    {
        foreach (double q in new[] { 0.49, 0.2, 0.025, 1e-4, 1e-9 })
        {
            double t = StudentT.UpperQuantile(q, degrees);
            Assert.Equal(q, StudentT.UpperTail(t, degrees), 1e-11 * q);
        }
    }

    [Fact]
    public void Median_IsZero() => Assert.Equal(0, StudentT.UpperQuantile(0.5, 3));

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, Relative * expected);
}
