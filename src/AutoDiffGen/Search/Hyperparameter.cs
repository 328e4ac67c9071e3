namespace AutoDiffGen.Training;

/// <summary>A setting that a search tries values of; its values are of type T in <see cref="Hyperparameter{T}"/>.</summary>
public abstract class Hyperparameter
{
    private protected Hyperparameter(string name, int index) => (Name, Index) = (name, index);

    /// <summary>The name, unique within its search space.</summary>
    public string Name { get; }

    /// <summary>Its place in the search space.</summary>
    internal int Index { get; }

    /// <summary>A value at random.</summary>
    internal abstract object Draw(Xoshiro256 random);

    /// <summary>The values of a grid; of a range, so many, the ends among them.</summary>
    internal abstract object[] Grid(int points);
}
