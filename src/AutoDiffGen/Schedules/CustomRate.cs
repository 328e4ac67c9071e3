using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>A factor that is any function of the step.</summary>
/// <remarks>The factor of step k is f(k), for any f that is nowhere negative. Source: PyTorch, <c>LambdaLR</c>.</remarks>
public sealed record CustomRate : Schedule
{
    /// <summary>A factor by a function.</summary>
    /// <param name="function">The factor on the learning rate, by the step, from 0. It should depend on nothing else.</param>
    public CustomRate(Func<long, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Function = function;
    }

    /// <summary>The factor by the step.</summary>
    [JsonIgnore]
    public Func<long, double> Function { get; }

    private protected override double FactorAt(long step, long? totalSteps) => Option.NotNegative(Function(step), nameof(Function));
}
