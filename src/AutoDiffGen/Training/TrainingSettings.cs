namespace AutoDiffGen.Training;

/// <summary>What must be the same when training is taken up again, as it decides what a step is.</summary>
internal readonly record struct TrainingSettings(int Rows, int BatchSize, int Seed, bool Shuffled, int Parts);
