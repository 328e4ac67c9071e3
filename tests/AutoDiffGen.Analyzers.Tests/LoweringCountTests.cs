namespace AutoDiffGen.Analyzers.Tests;

/// <summary>
/// A keystroke makes the generator lower each annotated method once, and the analyzer once, since only that tells whether anything has changed;
/// what has not is neither differentiated nor judged again.
/// </summary>
public sealed class LoweringCountTests
{
    private const string Source = EditedModels.Source;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("=> 3 * x;", "=> 4 * x;", "")]
    [InlineData("internal static class Helper", "internal sealed class Added;\n\ninternal static class Helper", "")]
    [InlineData("double z = x * y;", "double z = x * y; // the product", "")]
    [InlineData("double z = x * y;", "\n        double z = x * y;\n", "")]
    [InlineData("public static double Square", "/* squares */ public static double Square", "")]
    [InlineData("x * x;", "x * x * x;", "Square")]
    [InlineData("double z = x * y;", "double z = x + y;", "Product")]
    [InlineData("=> 2 * x;", "=> 5 * x;", "Product")]
    [InlineData("=> 2 * x;", "=> 2 * x; // twice", "")]
    public async Task Keystroke_LowersOnceAndDoesNothingAgainThatIsAsItWas(string from, string to, string changed)
    {
        var session = new EditingSession();
        Assert.Equal(new EditingSession.Work("Product, Square", "Product, Square", "Product, Square", "Product, Square"), await session.TypeAsync(Source));

        string edited = from.Length == 0 ? Source + "\n" : Source.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Source, edited);
        Assert.Equal(new EditingSession.Work("Product, Square", changed, "Product, Square", changed), await session.TypeAsync(edited));
    }

    [Fact]
    public async Task AnotherMethod_IsTheOnlyOneWorkedOn()
    {
        var session = new EditingSession();
        await session.TypeAsync(Source);
        EditingSession.Work work = await session.TypeAsync(Source + "\npublic static partial class More { [Differentiable] public static double Cube(double x) => x * x * x; }");
        Assert.Equal(new EditingSession.Work("Cube, Product, Square", "Cube", "Cube, Product, Square", "Cube"), work);
    }
}
