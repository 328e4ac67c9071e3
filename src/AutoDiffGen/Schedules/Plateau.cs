namespace AutoDiffGen.Training;

/// <summary>The losses that <see cref="ReduceOnPlateau"/> has seen, and the factor on the learning rate they lead to.</summary>
public sealed class Plateau
{
    private readonly ReduceOnPlateau options;

    internal Plateau(ReduceOnPlateau options)
    {
        this.options = options;
        State = Start;
    }

    /// <summary>All there is to save, and to set in order to continue.</summary>
    public PlateauState State { get; set; }

    /// <summary>The factor on the learning rate.</summary>
    public double Factor => State.Factor;

    private PlateauState Start => new(1, options.LargerIsBetter ? double.NegativeInfinity : double.PositiveInfinity, 0, 0);

    /// <summary>Takes in a loss, usually that of the validation after an epoch, and returns the factor on the learning rate from now on.</summary>
    /// <param name="loss">The loss; NaN counts as not better.</param>
    public double Observe(double loss)
    {
        (double factor, double best, int bad, int cooldown) = State;
        bool isBetter = options.IsBetter(loss, best);
        bad = isBetter ? 0 : bad + 1;
        if (isBetter) best = loss;
        if (cooldown > 0)
        {
            cooldown--;
            if (cooldown > 0 || !options.DropsAtPatience) bad = 0;
        }

        if (options.DropsAtPatience ? bad >= Math.Max(1, options.Patience) : bad > options.Patience)
        {
            factor = Math.Max(options.Floor, factor * options.Decay);
            (bad, cooldown) = (0, options.Cooldown);
        }

        State = new(factor, best, bad, cooldown);
        return factor;
    }

    /// <summary>Forgets all losses.</summary>
    public void Reset() => State = Start;
}
