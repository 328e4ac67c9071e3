using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Tests.Shared;

/// <summary>Runs a whole test project under the culture that the variable AUTODIFFGEN_CULTURE names, such as fi-FI.</summary>
internal static class CultureInitializer
{
#pragma warning disable CA2255 // A test project is the application here.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("AUTODIFFGEN_CULTURE") is not { Length: > 0 } name) return;
        var culture = CultureInfo.GetCultureInfo(name);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = culture;
    }
}
