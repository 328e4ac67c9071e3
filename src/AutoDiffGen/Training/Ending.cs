namespace AutoDiffGen.Training;

/// <summary>Why training ends.</summary>
internal sealed record Ending(StopReason Reason, string Message);
