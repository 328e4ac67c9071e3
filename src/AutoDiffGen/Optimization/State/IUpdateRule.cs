using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>One step of an optimizer on a vector's worth of parameters, with the numbers that are the same for all of them.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <typeparam name="TOptions">The options of the optimizer.</typeparam>
/// <typeparam name="TSelf">The rule itself.</typeparam>
internal interface IUpdateRule<T, TOptions, TSelf> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many numbers the optimizer keeps for each parameter: 0 to 3.</summary>
    static abstract int Slots(TOptions options);

    /// <summary>What a slot holds before the first step.</summary>
    static virtual double InitialValue(TOptions options, int slot) => 0;

    /// <summary>The rule of one step.</summary>
    /// <param name="options">The options.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <param name="product">A number that the optimizer carries from step to step, at first 1.</param>
    static abstract TSelf At(TOptions options, long step, double learningRate, ref double product);

    /// <summary>Moves the parameters <paramref name="p"/> and the slots along the gradient <paramref name="g"/>.</summary>
    void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third);
}
