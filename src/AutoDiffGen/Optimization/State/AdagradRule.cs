using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Adagrad"/>; the slot is the sum of squares.</summary>
internal readonly struct AdagradRule<T>(Adagrad options, long step, double learningRate) : IUpdateRule<T, Adagrad, AdagradRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> rate = Broadcast.Of<T>(learningRate / (1 + (step - 1) * options.RateDecay));
    private readonly Vector<T> inside = Broadcast.Of<T>(options.EpsilonInsideRoot ? options.Epsilon : 0);
    private readonly Vector<T> outside = Broadcast.Of<T>(options.EpsilonInsideRoot ? 0 : options.Epsilon);

    public static int Slots(Adagrad options) => 1;

    public static double InitialValue(Adagrad options, int slot) => options.InitialSum;

    public static AdagradRule<T> At(Adagrad options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first += g * g;
        p -= rate * g / (Vector.SquareRoot(first + inside) + outside);
    }
}
