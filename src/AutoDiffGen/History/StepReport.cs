namespace AutoDiffGen.Training;

/// <summary>One step of training.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Step">The number of steps taken since training began, this one included.</param>
/// <param name="Loss">The loss of the batch before the step, without penalties.</param>
/// <param name="GradientNorm">The norm of the gradient, penalties included, before it is clipped.</param>
/// <param name="LearningRate">The learning rate.</param>
public readonly record struct StepReport(int Epoch, long Step, double Loss, double GradientNorm, double LearningRate);
