namespace AutoDiffGen.Training;

/// <summary>Two penalties, each on its own blocks, or both on those that are named for the sum.</summary>
internal sealed record SumOfPenalties(Regularizer First, Regularizer Second) : Regularizer
{
    internal override double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient) =>
        First.Add(matrix, columns, factor, gradient) + Second.Add(matrix, columns, factor, gradient);

    internal override double Sum<T>(ReadOnlySpan<T> parameters, ParameterLayout layout, Span<T> gradient) =>
        Blocks.IsEmpty ? First.Sum(parameters, layout, gradient) + Second.Sum(parameters, layout, gradient) : base.Sum(parameters, layout, gradient);
}
