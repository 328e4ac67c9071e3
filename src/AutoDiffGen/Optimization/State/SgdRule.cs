using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Sgd"/>; the slot is the velocity.</summary>
internal readonly struct SgdRule<T>(Sgd options, long step, double learningRate) : IUpdateRule<T, Sgd, SgdRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> momentum = Broadcast.Of<T>(options.Momentum);
    private readonly Vector<T> intoVelocity = Broadcast.Of<T>(options.VelocityHoldsRate ? -learningRate : step == 1 ? 1 : 1 - options.Dampening);
    private readonly Vector<T> direct = Broadcast.Of<T>(options.VelocityHoldsRate ? -learningRate : 1);
    private readonly Vector<T> move = Broadcast.Of<T>(options.VelocityHoldsRate ? 1 : -learningRate);
    private readonly bool hasVelocity = options.Momentum > 0;
    private readonly bool nesterov = options.Nesterov;

    public static int Slots(Sgd options) => options.Momentum > 0 ? 1 : 0;

    public static SgdRule<T> At(Sgd options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        if (!hasVelocity)
        {
            p += move * (direct * g);
            return;
        }

        first = momentum * first + intoVelocity * g;
        p += move * (nesterov ? direct * g + momentum * first : first);
    }
}
