using System.Diagnostics;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Files;

/// <summary>A process that saves checkpoints is killed again and again; what it leaves always loads.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Kills = 50;

    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.Killed").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WhateverIsThereLoads()
    {
        var random = new Xoshiro256(1);
        long last = 0;
        int progress = 0, round = 0;
        for (; round < Kills; round++)
        {
            // A fresh start from time to time, so that the first file of a folder is interrupted as well.
            string run = Path.Combine(folder, (round / 10).ToString());
            if (round % 10 == 0) last = 0;
            string? before = new Checkpoints(run).Latest();
            using Process child = Start(run, last);
            Assert.Equal("saving", child.StandardOutput.ReadLine());
            // On a busy machine the child may not get far by itself.
            if (round % 2 == 0) Assert.True(SpinWait.SpinUntil(() => new Checkpoints(run).Latest() != before, TimeSpan.FromMinutes(1)));
            Thread.Sleep(random.NextInt32(40));
            child.Kill();
            child.WaitForExit();

            if (new Checkpoints(run).Latest() is not { } path) continue;
            double[] parameters = new double[CheckpointWriter.Layout.Count];
            ModelFile.Load<double>(path, parameters, CheckpointWriter.Layout);
            Assert.All(parameters, parameter => Assert.Equal(parameters[0], parameter));
            Assert.True(parameters[0] >= last);
            progress += parameters[0] > last ? 1 : 0;
            last = (long)parameters[0];
        }

        Assert.Equal(Kills, round);
        Assert.True(progress >= Kills / 2, $"only {progress} of {Kills} processes got as far as a checkpoint");
    }

    private static Process Start(string run, long last) => Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
    {
        ArgumentList = { typeof(CheckpointWriter).Assembly.Location, CheckpointWriter.Argument, run, last.ToString() },
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
