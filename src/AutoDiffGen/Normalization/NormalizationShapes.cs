using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>Checks on the arguments of normalisations.</summary>
internal static class NormalizationShapes
{
    public static void RequireBatch<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, double momentum, double epsilon, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVariance)
    {
        RequireRunning(x, scale, shift, epsilon, runningMean, runningVariance);
        Option.Fraction(momentum, nameof(momentum));
        if (x.Length < 2 * scale.Length)
        {
            throw new ArgumentException($"A batch of {x.Length / scale.Length} rows has no variance; it takes 2 rows at least. For single samples use the running statistics.", nameof(x));
        }

        if (runningMean.Overlaps(runningVariance)) throw new ArgumentException("It overlaps the running variance.", nameof(runningMean));
        if (runningMean.Overlaps(x) || runningMean.Overlaps(scale) || runningMean.Overlaps(shift)) throw new ArgumentException("It overlaps an argument.", nameof(runningMean));
        if (runningVariance.Overlaps(x) || runningVariance.Overlaps(scale) || runningVariance.Overlaps(shift)) throw new ArgumentException("It overlaps an argument.", nameof(runningVariance));
    }

    public static void RequireRunning<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, double epsilon, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVariance)
    {
        RequireRows(x, scale, epsilon);
        RequireChannels(shift.Length, scale.Length, nameof(shift));
        RequireChannels(runningMean.Length, scale.Length, nameof(runningMean));
        RequireChannels(runningVariance.Length, scale.Length, nameof(runningVariance));
    }

    /// <summary>The activations are whole rows of as many channels as there are scales.</summary>
    public static void RequireRows<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, double epsilon)
    {
        Option.Positive(epsilon, nameof(epsilon));
        if (scale.IsEmpty) throw new ArgumentException("There are no channels.", nameof(scale));
        if (x.Length % scale.Length != 0) throw new ArgumentException($"{x.Length} activations are no whole rows of {scale.Length} channels.", nameof(x));
    }

    public static void RequireChannels(int length, int channels, string name)
    {
        if (length != channels) throw new ArgumentException($"It has length {length}; the scale has {channels} channels.", name);
    }

    /// <summary>The output is as long as x and is x itself or apart from all arguments.</summary>
    public static void RequireOutput<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> y)
    {
        Elementwise.RequireOutput(x, y);
        if (y.Overlaps(scale) || y.Overlaps(shift)) throw new ArgumentException("It overlaps the scale or the shift.", nameof(y));
    }

    /// <summary>Derivatives are as long as what they belong to, and apart from everything.</summary>
    public static void RequireDerivatives<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> y, Span<T> dX, Span<T> dScale, Span<T> dShift, Span<T> dY)
    {
        RequireOutput(x, scale, shift, y);
        Elementwise.RequireDerivatives(x, y, dX, dY);
        Derivative.RequireSameLength(dScale, scale);
        Derivative.RequireSameLength(dShift, shift);
        Derivative.RequireNoOverlap(dX, scale, shift);
        Derivative.RequireNoOverlap(dY, scale, shift);
        Derivative.RequireNoOverlap(dScale, x, scale, shift, y, dX, dShift, dY);
        Derivative.RequireNoOverlap(dShift, x, scale, shift, y, dX, dY);
    }

    /// <summary>What is written lies apart from the running statistics.</summary>
    public static void RequireApart<T>(
        ReadOnlySpan<T> runningMean,
        ReadOnlySpan<T> runningVariance,
        ReadOnlySpan<T> y,
        ReadOnlySpan<T> dX = default,
        ReadOnlySpan<T> dScale = default,
        ReadOnlySpan<T> dShift = default,
        ReadOnlySpan<T> dY = default)
    {
        Require(runningMean, runningVariance, y);
        Require(runningMean, runningVariance, dX);
        Require(runningMean, runningVariance, dScale);
        Require(runningMean, runningVariance, dShift);
        Require(runningMean, runningVariance, dY);
    }

    private static void Require<T>(
        ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVariance, ReadOnlySpan<T> written, [CallerArgumentExpression(nameof(written))] string name = "")
    {
        if (written.Overlaps(runningMean) || written.Overlaps(runningVariance)) throw new ArgumentException("It overlaps the running statistics.", name);
    }
}
