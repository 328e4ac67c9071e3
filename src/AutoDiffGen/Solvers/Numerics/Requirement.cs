namespace AutoDiffGen.Solvers;

/// <summary>Checks of options and starts.</summary>
internal static class Requirement
{
    public static double NotNegative(double value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "It must not be negative.");

    public static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "It must be positive.");

    public static void Start(ReadOnlySpan<double> start)
    {
        if (start.IsEmpty) throw new ArgumentException("It is empty; there must be a parameter.", nameof(start));
        for (int j = 0; j < start.Length; j++)
        {
            if (!double.IsFinite(start[j])) throw new ArgumentException(FormattableString.Invariant($"Parameter {j} is {start[j]}; it must be finite."), nameof(start));
        }
    }

    public static double PositiveFinite(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "It must be finite and positive.");
}
