using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>A step of <see cref="Rprop"/>; the slots are the step sizes and the gradient before.</summary>
internal readonly struct RpropRule<T>(Rprop options, long step, double learningRate) : IUpdateRule<T, Rprop, RpropRule<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector<T> grow = Broadcast.Of<T>(options.Grow);
    private readonly Vector<T> shrink = Broadcast.Of<T>(options.Shrink);
    private readonly Vector<T> smallest = Broadcast.Of<T>(options.SmallestStep);
    private readonly Vector<T> largest = Broadcast.Of<T>(options.LargestStep);
    private readonly Vector<T> rate = Broadcast.Of<T>(learningRate);
    private readonly bool isFirst = step == 1;

    public static int Slots(Rprop options) => 2;

    public static RpropRule<T> At(Rprop options, long step, double learningRate, ref double product) => new(options, step, learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
    {
        // Signs rather than their product, which could underflow.
        Vector<T> agreement = Sign.Of(g) * Sign.Of(second);
        Vector<T> changed = Vector.LessThan(agreement, Vector<T>.Zero);
        Vector<T> factor = Vector.ConditionalSelect(Vector.GreaterThan(agreement, Vector<T>.Zero), grow, Vector.ConditionalSelect(changed, shrink, Vector<T>.One));
        first = Vector.Min(Vector.Max((isFirst ? rate : first) * factor, smallest), largest);
        second = Vector.ConditionalSelect(changed, Vector<T>.Zero, g);
        p -= first * Sign.Of(second);
    }
}
