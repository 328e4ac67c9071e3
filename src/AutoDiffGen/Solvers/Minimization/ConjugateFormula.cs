namespace AutoDiffGen.Solvers;

/// <summary>How much of the last direction d goes into the next, −g⁺ + βd; y = g⁺ − g.</summary>
public enum ConjugateFormula
{
    /// <summary>
    /// β = (y − 2d‖y‖²/dᵀy)ᵀg⁺ / dᵀy, at least −1/(‖d‖·min(0.01, ‖g‖)): W. W. Hager and H. Zhang, "A new conjugate gradient method with guaranteed
    /// descent", 2005.
    /// </summary>
    HagerZhang,

    /// <summary>β = max(0, g⁺ᵀy / ‖g‖²): E. Polak and G. Ribière, with M. J. D. Powell's restart.</summary>
    PolakRibierePlus,
}
