namespace AutoDiffGen.Training;

/// <summary>How checkpoints are written.</summary>
public enum CheckpointFormat
{
    /// <summary>As JSON up to ten thousand parameters, else as safetensors.</summary>
    Automatic,

    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As safetensors.</summary>
    Safetensors,
}
