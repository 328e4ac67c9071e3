namespace AutoDiffGen.Training;

/// <summary>What a <see cref="Plateau"/> remembers.</summary>
/// <param name="Factor">The factor on the learning rate.</param>
/// <param name="Best">The best loss; infinite before the first.</param>
/// <param name="Bad">How many losses in a row were not better.</param>
/// <param name="Cooldown">How many of the next losses do not count.</param>
public readonly record struct PlateauState(double Factor, double Best, int Bad, int Cooldown);
