using System.Buffers;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>λ‖VVᵀ − I‖², V being the rows or the columns of a matrix, whichever are fewer.</summary>
internal sealed record OrthogonalityPenalty(double Strength) : Regularizer
{
    public double Strength { get; } = Option.NotNegative(Strength, "strength");

    internal override double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient)
    {
        int rows = matrix.Length / columns, count = Math.Min(rows, columns);
        (int next, int along) = columns <= rows ? (1, columns) : (columns, 1);
        double[] defect = ArrayPool<double>.Shared.Rent(count * count);
        try
        {
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                {
                    double difference = Dot(matrix, i * next, j * next, along, Math.Max(rows, columns)) - (i == j ? 1 : 0);
                    defect[i * count + j] = difference;
                    sum += difference * difference;
                }
            }

            if (!gradient.IsEmpty) AddGradient(matrix, defect, count, next, along, 4 * factor * Strength, gradient);
            return factor * Strength * sum;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(defect);
        }
    }

    /// <summary>4λ(VVᵀ − I)V.</summary>
    private static void AddGradient<T>(ReadOnlySpan<T> matrix, double[] defect, int count, int next, int along, double factor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int length = matrix.Length / count;
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < length; k++)
            {
                double sum = 0;
                for (int j = 0; j < count; j++) sum += defect[i * count + j] * Widening.ToDouble(matrix[j * next + k * along]);
                gradient[i * next + k * along] += Widening.FromDouble<T>(factor * sum);
            }
        }
    }

    private static double Dot<T>(ReadOnlySpan<T> matrix, int first, int second, int along, int length) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int k = 0; k < length; k++) sum += Widening.ToDouble(matrix[first + k * along]) * Widening.ToDouble(matrix[second + k * along]);
        return sum;
    }
}
