using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="RAdam"/>; the slots are m and v.</summary>
internal readonly struct RAdamRule<T> : IUpdateRule<T, RAdam, RAdamRule<T>> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double FewestToTrust = 5;

    private readonly Vector<T> beta1, gamma1, beta2, gamma2, epsilon, rate;
    private readonly bool trustsSquare;

    private RAdamRule(RAdam options, long step, double learningRate)
    {
        double power = Powers.Power(options.Beta2, step);
        double most = 2 / (1 - options.Beta2) - 1;
        double length = most - 2 * step * power / (1 - power);
        trustsSquare = length > FewestToTrust;
        double rectification = trustsSquare
            ? Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length)) * Math.Sqrt(1 - power)
            : 1;
        beta1 = Broadcast.Of<T>(options.Beta1);
        gamma1 = Broadcast.Of<T>(1 - options.Beta1);
        beta2 = Broadcast.Of<T>(options.Beta2);
        gamma2 = Broadcast.Of<T>(1 - options.Beta2);
        epsilon = Broadcast.Of<T>(options.EpsilonAfterCorrection ? options.Epsilon * Math.Sqrt(1 - power) : options.Epsilon);
        rate = Broadcast.Of<T>(learningRate / (1 - Powers.Power(options.Beta1, step)) * rectification);
    }

    public static int Slots(RAdam options) => 2;

    public static RAdamRule<T> At(RAdam options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = beta1 * first + gamma1 * g;
        second = beta2 * second + gamma2 * g * g;
        p -= trustsSquare ? rate * first / (Vector.SquareRoot(second) + epsilon) : rate * first;
    }
}
