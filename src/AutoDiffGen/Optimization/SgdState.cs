using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>The velocity of <see cref="Sgd"/>.</summary>
internal sealed class SgdState<T>(Sgd options, int count) : IOptimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] velocity = options.Momentum == 0 ? [] : new T[count];

    public long Steps { get; private set; }

    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient) => Step(parameters, gradient, options.LearningRate);

    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate)
    {
        RequireCount(parameters.Length, nameof(parameters));
        RequireCount(gradient.Length, nameof(gradient));
        T step = -T.CreateChecked(learningRate);
        if (options.Momentum == 0)
        {
            TensorPrimitives.MultiplyAdd(gradient, step, parameters, parameters);
        }
        else
        {
            StepAlongVelocity(parameters, gradient, step, T.CreateChecked(options.Momentum));
        }

        Steps++;
    }

    public void Reset()
    {
        velocity.AsSpan().Clear();
        Steps = 0;
    }

    private void StepAlongVelocity(Span<T> parameters, ReadOnlySpan<T> gradient, T step, T momentum)
    {
        TensorPrimitives.MultiplyAdd(velocity, momentum, gradient, velocity);
        if (options.Nesterov)
        {
            TensorPrimitives.MultiplyAdd(gradient, step, parameters, parameters);
            step *= momentum;
        }

        TensorPrimitives.MultiplyAdd(velocity, step, parameters, parameters);
    }

    private void RequireCount(int length, string name)
    {
        if (length != count) throw new ArgumentException($"It has length {length}; the optimizer was created for {count} parameters.", name);
    }
}
