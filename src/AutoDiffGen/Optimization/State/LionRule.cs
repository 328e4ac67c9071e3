using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Lion"/>; the slot is the mean.</summary>
internal readonly struct LionRule<T>(Lion options, double learningRate) : IUpdateRule<T, Lion, LionRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> rate = Broadcast.Of<T>(learningRate);
    private readonly Vector<T> beta1 = Broadcast.Of<T>(options.Beta1);
    private readonly Vector<T> gamma1 = Broadcast.Of<T>(1 - options.Beta1);
    private readonly Vector<T> beta2 = Broadcast.Of<T>(options.Beta2);
    private readonly Vector<T> gamma2 = Broadcast.Of<T>(1 - options.Beta2);

    public static int Slots(Lion options) => 1;

    public static LionRule<T> At(Lion options, long step, double learningRate, ref double product) => new(options, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        p -= rate * Sign.Of(beta1 * first + gamma1 * g);
        first = beta2 * first + gamma2 * g;
    }
}
