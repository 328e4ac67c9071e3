namespace AutoDiffGen.Training;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary><see cref="EarlyStopping"/> saw no improvement for as long as its patience lasts.</summary>
    StoppedEarly,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The <see cref="Trainer{T}.TimeLimit"/> was reached.</summary>
    OutOfTime,

    /// <summary>A loss, a gradient or a parameter became infinite or NaN; <see cref="History.Message"/> says where.</summary>
    NotFinite,
}
