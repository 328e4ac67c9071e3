namespace AutoDiffGen.Training;

/// <summary>A function of one number, with its derivative: mostly the one that the generator writes beside <see cref="Value"/>.</summary>
internal interface IActivation<T>
{
    T Value(T x);

    /// <summary>The value, and the derivative.</summary>
    T ValueGradient(T x, out T dX);
}
