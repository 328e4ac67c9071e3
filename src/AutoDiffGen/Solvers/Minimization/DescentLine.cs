namespace AutoDiffGen.Solvers;

/// <summary>The objective along a line: the point where a minimiser is, a direction, and the point that a line search tries.</summary>
internal sealed class DescentLine(GradientFunction objective, ReadOnlySpan<double> start)
{
    /// <summary>The current point.</summary>
    public double[] X { get; private set; } = start.ToArray();

    public double[] Gradient { get; private set; } = new double[start.Length];

    public double Value { get; private set; }

    public double[] Direction { get; } = new double[start.Length];

    /// <summary>The point tried last.</summary>
    public double[] Trial { get; private set; } = new double[start.Length];

    public double[] TrialGradient { get; private set; } = new double[start.Length];

    public double TrialValue { get; private set; }

    public int Evaluations { get; private set; }

    /// <summary>Whether objective and gradient are finite at the current point.</summary>
    public bool IsFinite => double.IsFinite(Value) && Vector.IsFinite(Gradient);

    /// <summary>Computes the objective at the current point.</summary>
    public void Start()
    {
        Value = objective(X, Gradient);
        Evaluations++;
    }

    /// <summary>Computes the objective at x + step·d.</summary>
    public LinePoint Try(double step)
    {
        for (int i = 0; i < X.Length; i++) Trial[i] = X[i] + step * Direction[i];
        EvaluateTrial();
        return new LinePoint(step, TrialValue, Vector.Dot(TrialGradient, Direction));
    }

    /// <summary>Computes the objective at <see cref="Trial"/>, which the caller has written.</summary>
    public void EvaluateTrial()
    {
        TrialValue = objective(Trial, TrialGradient);
        Evaluations++;
    }

    /// <summary>Makes the point tried last the current one; the one before is then in <see cref="Trial"/>.</summary>
    public void Accept()
    {
        (X, Trial) = (Trial, X);
        (Gradient, TrialGradient) = (TrialGradient, Gradient);
        (Value, TrialValue) = (TrialValue, Value);
    }
}
