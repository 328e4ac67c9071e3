namespace AutoDiffGen.Training;

/// <summary>A setting of type T that a search tries values of; made by <see cref="SearchSpace"/>, and the key to its value in <see cref="TrialSettings"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Hyperparameter<T> : Hyperparameter where T : notnull
{
    private readonly Func<Xoshiro256, T> draw;
    private readonly Func<int, IEnumerable<T>> grid;

    internal Hyperparameter(string name, int index, Func<Xoshiro256, T> draw, Func<int, IEnumerable<T>> grid)
        : base(name, index) => (this.draw, this.grid) = (draw, grid);

    internal override object Draw(Xoshiro256 random) => draw(random);

    internal override object[] Grid(int points) => [.. grid(points).Cast<object>()];
}
