using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>Shapes in messages.</summary>
internal static class Shapes
{
    /// <summary>The lengths of the dimensions, such as <c>2×3</c>, in every culture.</summary>
    public static string Text(IEnumerable<long> lengths) => string.Join('×', lengths.Select(length => length.ToString(CultureInfo.InvariantCulture)));
}
