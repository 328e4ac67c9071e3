namespace AutoDiffGen.Training;

/// <summary>How the parameters of a block are drawn before training.</summary>
/// <remarks>
/// n and m stand for <see cref="ParameterBlock.FanIn"/> and <see cref="ParameterBlock.FanOut"/>, a for <see cref="ParameterBlock.Gain"/>,
/// s for <see cref="ParameterBlock.Scale"/>. Normal distributions have mean 0 and are not truncated unless it is said (PyTorch's convention).
/// </remarks>
public enum Initializer
{
    /// <summary>0.</summary>
    Zeros,

    /// <summary>a·s.</summary>
    Constant,

    /// <summary>Uniform in ±a·s.</summary>
    Uniform,

    /// <summary>Normal, of standard deviation a·s.</summary>
    Normal,

    /// <summary>Normal of standard deviation a·s, drawn anew outside ±2a·s; what is left has the standard deviation 0.8796·a·s.</summary>
    TruncatedNormal,

    /// <summary>Uniform in ±a√(6/(n + m)), for tanh and sigmoid. Source: Glorot and Bengio 2010.</summary>
    GlorotUniform,

    /// <summary>Normal, of variance 2a²/(n + m), for tanh and sigmoid. Source: Glorot and Bengio 2010.</summary>
    GlorotNormal,

    /// <summary>Uniform in ±a√(6/n), for ReLU. Source: He et al. 2015.</summary>
    HeUniform,

    /// <summary>Normal, of variance 2a²/n, for ReLU. Source: He et al. 2015.</summary>
    HeNormal,

    /// <summary>Uniform in ±a√(3/n), for SELU. Source: LeCun et al. 1998.</summary>
    LeCunUniform,

    /// <summary>Normal, of variance a²/n, for SELU. Source: LeCun et al. 1998; Klambauer et al. 2017.</summary>
    LeCunNormal,

    /// <summary>
    /// a times a matrix with orthonormal columns, or rows if those are fewer; uniform among all such. A kernel counts as a matrix with a column for each unit.
    /// Source: Saxe et al. 2014.
    /// </summary>
    Orthogonal,

    /// <summary>a on the diagonal of a matrix, 0 beside it.</summary>
    Identity,
}
