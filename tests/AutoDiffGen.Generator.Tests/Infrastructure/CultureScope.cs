using System.Globalization;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Runs what is inside it under another culture; fi-FI writes decimal commas and U+2212 as its minus sign.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    private CultureScope(string name) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public static CultureScope Finnish() => new("fi-FI");

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
}
