using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Adadelta"/>; the slots are the mean squares of gradients and of steps.</summary>
internal readonly struct AdadeltaRule<T>(Adadelta options, double learningRate) : IUpdateRule<T, Adadelta, AdadeltaRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> rate = Broadcast.Of<T>(learningRate);
    private readonly Vector<T> rho = Broadcast.Of<T>(options.Rho);
    private readonly Vector<T> rest = Broadcast.Of<T>(1 - options.Rho);
    private readonly Vector<T> epsilon = Broadcast.Of<T>(options.Epsilon);

    public static int Slots(Adadelta options) => 2;

    public static AdadeltaRule<T> At(Adadelta options, long step, double learningRate, ref double product) => new(options, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        first = rho * first + rest * g * g;
        Vector<T> delta = Vector.SquareRoot(second + epsilon) / Vector.SquareRoot(first + epsilon) * g;
        second = rho * second + rest * delta * delta;
        p -= rate * delta;
    }
}
