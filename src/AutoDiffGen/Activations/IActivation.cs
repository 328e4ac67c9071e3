namespace AutoDiffGen.Training;

/// <summary>A function of one number, with its derivative.</summary>
internal interface IActivation<T>
{
    T Value(T x);

    /// <summary>The value, and the derivative.</summary>
    T Gradient(T x, out T slope);
}
