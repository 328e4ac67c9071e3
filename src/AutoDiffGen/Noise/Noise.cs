namespace AutoDiffGen.Training;

/// <summary>Layers that disturb activations while a model is trained, and do nothing afterwards.</summary>
/// <remarks>
/// The noise is a pure function of a <see cref="NoiseKey"/>, so nothing has to be kept between forward and backward. Nothing is allocated, but for one generator
/// a thread. The <c>Vjp</c> of a layer does what the layer does, then adds to <c>dX</c> what <c>dY</c> carries back, and leaves <c>dY</c> zero.
/// </remarks>
public static partial class Noise
{
}
