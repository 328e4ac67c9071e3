namespace AutoDiffGen.Tests.Runtime;

/// <summary>Objects that must be two are compared as objects, not as values.</summary>
public sealed class DerivativeObjectsTests
{
    private static object? Nothing => null;

    [Fact]
    public void RequireDistinctObjects_ThrowsWhereTwoAreOne()
    {
        var point = new Point(1);
        Point same = point;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Derivative.RequireDistinctObjects(point, same));
        Assert.Equal("point", exception.ParamName);
        Assert.Contains("'same'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireDistinctObjects_TakesEqualObjectsAndNone()
    {
        Derivative.RequireDistinctObjects(new Point(1), new Point(1));
        Derivative.RequireDistinctObjects(Nothing, Nothing);
    }

    private sealed record Point(double X);
}
