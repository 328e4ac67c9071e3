namespace AutoDiffGen.Training;

/// <summary>How activations fall into groups that are normalised on their own: samples × places × channels, the channels of a place in groups of neighbours.</summary>
internal readonly record struct GroupShape(int Samples, int Places, int Channels, int Groups)
{
    /// <summary>The number of channels in a group.</summary>
    public int Width => Channels / Groups;

    /// <summary>The number of elements in a group.</summary>
    public int Count => Places * Width;

    /// <summary>A group for every row.</summary>
    public static GroupShape Rows(int length, int features) => new(length / features, 1, features, 1);

    /// <summary>Where the part of a group lies that belongs to one place of a sample.</summary>
    public int Start(int sample, int group, int place) => (sample * Places + place) * Channels + group * Width;
}
