using System.Globalization;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Files;

/// <summary>The process that is killed: this assembly, started as a program, saves checkpoint after checkpoint whose parameters are all the number of the step.</summary>
public static class CheckpointWriter
{
    public const string Argument = "save-checkpoints";

    public static ParameterLayout Layout { get; } = new(new ParameterBlock("W", 300, 20), new("b", 20));

    public static void Main(string[] args)
    {
        if (args is not [Argument, var folder, var first]) return;
        double[] parameters = new double[Layout.Count];
        ModelFile.Save<double>(folder + ".first.json", parameters, Layout);
        Console.WriteLine("saving");
        var checkpoints = new Checkpoints(folder);
        Directory.CreateDirectory(folder);
        for (long step = long.Parse(first, CultureInfo.InvariantCulture) + 1; ; step++)
        {
            parameters.AsSpan().Fill(step);
            ModelFile.Save<double>(checkpoints.PathOf(step, Layout.Count), parameters, Layout);
            checkpoints.Tidy();
        }
    }
}
