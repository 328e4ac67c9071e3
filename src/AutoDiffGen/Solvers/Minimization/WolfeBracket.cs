namespace AutoDiffGen.Solvers;

/// <summary>The interval of a line search that holds a minimiser, and the next step to try: safeguarded cubic and quadratic interpolation.</summary>
/// <remarks>J. J. Moré and D. J. Thuente, "Line search algorithms with guaranteed sufficient decrease", 1994, section 4.</remarks>
internal struct WolfeBracket
{
    /// <summary>The best step so far: sufficient decrease, least value.</summary>
    public LinePoint Best;

    /// <summary>The other end of the interval.</summary>
    public LinePoint Other;

    /// <summary>Whether a minimiser is known to lie between.</summary>
    public bool IsBracketed;

    /// <summary>Takes in a trial and returns the next step, between the limits.</summary>
    public double Next(in LinePoint trial, double low, double high)
    {
        double next;
        if (trial.Value > Best.Value) next = HigherValue(trial);
        else if (IsOpposite(trial)) next = OppositeSlope(trial);
        else if (Math.Abs(trial.Slope) < Math.Abs(Best.Slope)) next = FlatterSlope(trial, low, high);
        else next = SteeperSlope(trial, low, high);

        if (trial.Value > Best.Value)
        {
            Other = trial;
        }
        else
        {
            if (IsOpposite(trial)) Other = Best;
            Best = trial;
        }

        return next;
    }

    /// <summary>The same interval for the objective less slope times step.</summary>
    public readonly WolfeBracket Tilted(double slope) => this with { Best = Best.Tilted(slope), Other = Other.Tilted(slope) };

    private readonly bool IsOpposite(in LinePoint trial) => trial.Slope < 0 && Best.Slope > 0 || trial.Slope > 0 && Best.Slope < 0;

    private double HigherValue(in LinePoint trial)
    {
        double cubic = LinePoint.CubicMinimum(Best, trial), distance = trial.Step - Best.Step;
        double quadratic = Best.Step + Best.Slope / ((Best.Value - trial.Value) / distance + Best.Slope) / 2 * distance;
        IsBracketed = true;
        return Math.Abs(cubic - Best.Step) < Math.Abs(quadratic - Best.Step) ? cubic : cubic + (quadratic - cubic) / 2;
    }

    private double OppositeSlope(in LinePoint trial)
    {
        double cubic = LinePoint.CubicMinimum(trial, Best), secant = Secant(trial);
        IsBracketed = true;
        return Math.Abs(cubic - trial.Step) > Math.Abs(secant - trial.Step) ? cubic : secant;
    }

    private readonly double FlatterSlope(in LinePoint trial, double low, double high)
    {
        double outwards = trial.Step > Best.Step ? high : low;
        double cubic = LinePoint.CubicMinimumBeyond(trial, Best, outwards), secant = Secant(trial);
        bool isCubicNearer = Math.Abs(cubic - trial.Step) < Math.Abs(secant - trial.Step);
        if (!IsBracketed) return Math.Min(Math.Max(isCubicNearer ? secant : cubic, low), high);
        double next = isCubicNearer ? cubic : secant, limit = trial.Step + 0.66 * (Other.Step - trial.Step);
        return trial.Step > Best.Step ? Math.Min(limit, next) : Math.Max(limit, next);
    }

    private readonly double SteeperSlope(in LinePoint trial, double low, double high)
    {
        if (IsBracketed) return LinePoint.CubicMinimum(trial, Other);
        return trial.Step > Best.Step ? high : low;
    }

    private readonly double Secant(in LinePoint trial) => trial.Step + trial.Slope / (trial.Slope - Best.Slope) * (Best.Step - trial.Step);
}
