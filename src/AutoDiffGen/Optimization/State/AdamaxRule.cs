using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Adamax"/>; the slots are m and u.</summary>
internal readonly struct AdamaxRule<T>(Adamax options, long step, double learningRate) : IUpdateRule<T, Adamax, AdamaxRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> beta1 = Broadcast.Of<T>(options.Beta1);
    private readonly Vector<T> gamma1 = Broadcast.Of<T>(1 - options.Beta1);
    private readonly Vector<T> beta2 = Broadcast.Of<T>(options.Beta2);
    private readonly Vector<T> epsilonInNorm = Broadcast.Of<T>(options.EpsilonInStep ? 0 : options.Epsilon);
    private readonly Vector<T> epsilonInStep = Broadcast.Of<T>(options.EpsilonInStep ? options.Epsilon : 0);
    private readonly Vector<T> rate = Broadcast.Of<T>(learningRate / (1 - Powers.Power(options.Beta1, step)));

    public static int Slots(Adamax options) => 2;

    public static AdamaxRule<T> At(Adamax options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = beta1 * first + gamma1 * g;
        second = Vector.Max(beta2 * second, Vector.Abs(g) + epsilonInNorm);
        p -= rate * first / (second + epsilonInStep);
    }
}
