using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Looks for numbers that are infinite or NaN.</summary>
internal static class FiniteNumbers
{
    /// <summary>The first number of a dataset that is infinite or NaN, with its column and row; null when there is none.</summary>
    public static string? FirstMissing(Dataset data)
    {
        foreach (string name in data.Names)
        {
            string? found = data[name] switch
            {
                Column<double> doubles => FirstMissing(doubles.Span, doubles.RowLength),
                Column<float> floats => FirstMissing(floats.Span, floats.RowLength),
                _ => null,
            };
            if (found is not null) return $"column '{name}' has {found}";
        }

        return null;
    }

    private static string? FirstMissing<T>(ReadOnlySpan<T> numbers, int rowLength) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!T.IsFinite(numbers[i])) return FormattableString.Invariant($"{numbers[i]} in row {i / rowLength}");
        }

        return null;
    }
}
