namespace CurveFitting.Runs;

/// <summary>What came of one run.</summary>
/// <param name="Digits">Correct digits of the worst parameter; −∞ where the solver threw an exception.</param>
/// <param name="ErrorDigits">Correct digits of the worst standard error.</param>
/// <param name="Evaluations">Passes over the data.</param>
/// <param name="Microseconds">The shortest time of several runs.</param>
/// <param name="Bytes">What the run allocated, once warm.</param>
/// <param name="ClaimsSuccess">Whether the solver says that it converged.</param>
public sealed record Outcome(double Digits, double ErrorDigits, int Evaluations, double Microseconds, long Bytes, bool ClaimsSuccess)
{
    /// <summary>A run that threw an exception.</summary>
    public static Outcome Failure { get; } = new(double.NegativeInfinity, double.NaN, 0, double.NaN, 0, ClaimsSuccess: false);

    /// <summary>A run that the solver calls a success and that has not even four digits.</summary>
    public bool IsSilentlyWrong => ClaimsSuccess && !(Digits >= 4);
}
