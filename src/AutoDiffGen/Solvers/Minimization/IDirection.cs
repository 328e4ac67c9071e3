namespace AutoDiffGen.Solvers;

/// <summary>How a method of descent chooses where to go.</summary>
internal interface IDirection
{
    /// <summary>Writes the direction for the current point of the line.</summary>
    void Choose(DescentLine line);

    /// <summary>The first step to try along it.</summary>
    double FirstStep(DescentLine line, double slope);

    /// <summary>Learns from the step just taken: the point before is the trial of the line.</summary>
    void Learn(DescentLine line, double step);

    /// <summary>Forgets what was learnt; returns whether there was something.</summary>
    bool Forget();
}
