using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Reads the IDX format of the MNIST data: a type, the lengths of the dimensions, and the numbers.</summary>
/// <remarks>Files compressed by gzip are decompressed. What is wrong is an <see cref="InvalidDataException"/> that names file and place. Source: yann.lecun.com/exdb/mnist.</remarks>
/// <example><code>
/// var data = new Dataset
/// {
///     ["images"] = IdxFile.Load&lt;float&gt;("train-images-idx3-ubyte.gz", scale: 1 / 255.0),
///     ["labels"] = IdxFile.LoadLabels("train-labels-idx1-ubyte.gz"),
/// };
/// </code></example>
public static class IdxFile
{
    /// <summary>The numbers of a file, each times a factor, as a tensor whose first dimension counts the samples and whose second has the numbers of a sample.</summary>
    /// <remarks>28 × 28 pixels so become rows of 784. A file of one dimension gives a tensor of one.</remarks>
    /// <typeparam name="T">The type of the numbers: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="scale">The factor.</param>
    /// <exception cref="InvalidDataException">It is no IDX file, or it is cut off or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    public static Tensor<T> Load<T>(string path, double scale = 1) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Option.Finite(scale, nameof(scale));
        IdxContents contents = IdxContents.Read(path);
        T[] values = new T[contents.Count];
        for (int i = 0; i < values.Length; i++) values[i] = Widening.FromDouble<T>(contents[i] * scale);
        return contents.Lengths.Length == 1
            ? Tensor.Create(values)
            : Tensor.Create(values, [contents.Lengths[0], contents.Lengths[0] == 0 ? 0 : values.Length / contents.Lengths[0]]);
    }

    /// <summary>The labels in a file of one dimension.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no IDX file of one dimension of integers, or it is cut off or too long.</exception>
    public static int[] LoadLabels(string path)
    {
        IdxContents contents = IdxContents.Read(path);
        if (contents.Lengths.Length != 1 || !contents.AreIntegers)
        {
            throw new InvalidDataException($"{path}: it holds {contents.Lengths.Length} dimensions of {(contents.AreIntegers ? "integers" : "real numbers")}; labels are one dimension of integers.");
        }

        int[] labels = new int[contents.Count];
        for (int i = 0; i < labels.Length; i++) labels[i] = (int)contents[i];
        return labels;
    }
}
