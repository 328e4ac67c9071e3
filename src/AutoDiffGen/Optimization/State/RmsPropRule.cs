using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="RmsProp"/>; the slots are v, the velocity, and when centred the mean.</summary>
internal readonly struct RmsPropRule<T>(RmsProp options, double learningRate) : IUpdateRule<T, RmsProp, RmsPropRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> alpha = Broadcast.Of<T>(options.Alpha);
    private readonly Vector<T> rest = Broadcast.Of<T>(1 - options.Alpha);
    private readonly Vector<T> inside = Broadcast.Of<T>(options.EpsilonInsideRoot ? options.Epsilon : 0);
    private readonly Vector<T> outside = Broadcast.Of<T>(options.EpsilonInsideRoot ? 0 : options.Epsilon);
    private readonly Vector<T> momentum = Broadcast.Of<T>(options.Momentum);
    private readonly Vector<T> intoVelocity = Broadcast.Of<T>(options.VelocityHoldsRate ? learningRate : 1);
    private readonly Vector<T> move = Broadcast.Of<T>(options.VelocityHoldsRate ? 1 : learningRate);
    private readonly bool centred = options.Centred;

    public static int Slots(RmsProp options) => options.Centred ? 3 : options.Momentum > 0 ? 2 : 1;

    public static double InitialValue(RmsProp options, int slot) => slot == 0 ? options.InitialSquare : 0;

    public static RmsPropRule<T> At(RmsProp options, long step, double learningRate, ref double product) => new(options, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = alpha * first + rest * g * g;
        Vector<T> square = first;
        if (centred)
        {
            third = alpha * third + rest * g;
            square -= third * third;
        }

        second = momentum * second + intoVelocity * g / (Vector.SquareRoot(square + inside) + outside);
        p -= move * second;
    }
}
