using System.Globalization;

namespace AutoDiffGen.Tests.Runtime;

/// <summary>The second run of the suite really is under the culture that it asks for.</summary>
public sealed class CultureTests
{
    [Fact]
    public async Task Culture_IsTheOneAskedFor()
    {
        if (Environment.GetEnvironmentVariable("AUTODIFFGEN_CULTURE") is not { Length: > 0 } name) return;
        Assert.Equal(name, CultureInfo.CurrentCulture.Name);
        Assert.Equal(name, await Task.Run(static () => CultureInfo.CurrentCulture.Name));
        if (name == "fi-FI") Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
    }
}
