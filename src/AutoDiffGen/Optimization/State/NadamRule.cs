using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Nadam"/>; the slots are m and v, the number carried is the product of the momenta.</summary>
internal readonly struct NadamRule<T> : IUpdateRule<T, Nadam, NadamRule<T>> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> beta1, gamma1, beta2, gamma2, epsilon, rootScale, alongMean, alongGradient;

    private NadamRule(Nadam options, long step, double learningRate, double product)
    {
        double momentum = options.MomentumAt(step), next = options.MomentumAt(step + 1);
        beta1 = Broadcast.Of<T>(options.Beta1);
        gamma1 = Broadcast.Of<T>(1 - options.Beta1);
        beta2 = Broadcast.Of<T>(options.Beta2);
        gamma2 = Broadcast.Of<T>(1 - options.Beta2);
        epsilon = Broadcast.Of<T>(options.Epsilon);
        rootScale = Broadcast.Of<T>(1 / Math.Sqrt(1 - Powers.Power(options.Beta2, step)));
        alongMean = Broadcast.Of<T>(learningRate * next / (1 - product * next));
        alongGradient = Broadcast.Of<T>(learningRate * (1 - momentum) / (1 - product));
    }

    public static int Slots(Nadam options) => 2;

    public static NadamRule<T> At(Nadam options, long step, double learningRate, ref double product)
    {
        product *= options.MomentumAt(step);
        return new(options, step, learningRate, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = beta1 * first + gamma1 * g;
        second = beta2 * second + gamma2 * g * g;
        p -= (alongMean * first + alongGradient * g) / (Vector.SquareRoot(second) * rootScale + epsilon);
    }
}
