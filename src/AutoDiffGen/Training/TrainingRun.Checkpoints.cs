using System.Text.Json;

namespace AutoDiffGen.Training;

/// <content>Saving checkpoints, and taking one up.</content>
internal sealed partial class TrainingRun<T>
{
    private const string StateText = "training.state", OptionsText = "training.options", SetupText = "training.setup", OptimizerTensor = ModelTensors.Training + "optimizer", BestTensor = ModelTensors.Training + "best";

    private (int Epoch, int Batch)? saved;

    private TrainingSetup Setup => new(trainer.Schedule, trainer.ReduceOnPlateau, trainer.Regularizer, trainer.GradientTransforms, trainer.ProximalSteps,
        WatchedEpochs.Of(trainer.EarlyStopping, validation?.Count ?? 0));

    private void SaveAfterStep()
    {
        if (trainer.Checkpoints?.EverySteps is { } steps && state.Step % steps == 0 && state.Batch < loader.Count) Save();
    }

    private void SaveAfterEpoch()
    {
        if (trainer.Checkpoints is { } checkpoints && ((state.Epoch - 1) % checkpoints.EveryEpochs == 0 || state.Step % checkpoints.EverySteps == 0)) Save();
    }

    private void SaveAtEnd()
    {
        if (trainer.Checkpoints is not null && saved != (state.Epoch, state.Batch)) Save();
    }

    /// <summary>Saves a checkpoint, unless the last step made parameters infinite or NaN: from such ones no training recovers, and the checkpoint before is the one to continue from.</summary>
    private void Save()
    {
        if (norms.FirstNotFinite(model.Parameters) is not null) return;
        Checkpoints checkpoints = trainer.Checkpoints!;
        state.Seconds = secondsBefore + Elapsed.TotalSeconds;
        (state.Best, state.Plateau) = (best.State, plateau?.State);
        var file = new TensorFile();
        ModelTensors.Add<T>(file, model.Parameters, layout, checkpoints.Scalers.AsSpan());
        using var steps = new MemoryStream();
        optimizer.Save(steps);
        file.Tensors.Add(OptimizerTensor, StoredTensor.Of<byte>(steps.ToArray(), (int)steps.Length));
        file.Tensors.Add(BestTensor, StoredTensor.Of<T>(best.Parameters, best.Parameters.Length));
        file.Texts.Add(OptionsText, OptimizerOptions.Text(trainer.Optimizer));
        file.Texts.Add(SetupText, Setup.Write());
        file.Texts.Add(StateText, JsonSerializer.Serialize(state, TrainingJson.Default.TrainingState));
        Directory.CreateDirectory(checkpoints.Directory);
        file.Save(checkpoints.PathOf(state.Step, layout.Count));
        checkpoints.Tidy();
        saved = (state.Epoch, state.Batch);
    }

    private void Resume()
    {
        if (trainer.Checkpoints is not { } checkpoints || checkpoints.Latest() is not { } path) return;
        if (!checkpoints.Resume)
        {
            throw new InvalidOperationException($"There is a checkpoint already: {path}. Set Resume to continue from it, or give this training a folder of its own.");
        }

        (T[] parameters, T[] bestParameters, TrainingState loaded) = TensorFile.Read(path, Load);
        parameters.CopyTo(model.Parameters);
        bestParameters.CopyTo(best.Parameters, 0);
        (state, best.State, secondsBefore) = (loaded, loaded.Best, loaded.Seconds);
        if (plateau is not null && loaded.Plateau is { } remembered) plateau.State = remembered;
        saved = (state.Epoch, state.Batch);
    }

    /// <summary>Reads a checkpoint. The state of the optimizer, which is that of this run alone, is loaded before its options are compared: another kind of optimizer is to be named first.</summary>
    private (T[] Parameters, T[] Best, TrainingState State) Load(TensorFile file)
    {
        if (!file.Texts.TryGetValue(StateText, out string? text)) throw new InvalidDataException($"text '{StateText}' is missing: this is a model, not a checkpoint");
        TrainingState loaded = TrainingStates.Read(text, StateText);
        TrainingStates.Check(loaded, state.Settings, layout.Blocks.Length, loader.Count, StateText);
        T[] parameters = ModelTensors.Parameters<T>(file, layout);
        T[] bestParameters = file.Require(BestTensor).Read<T>(BestTensor, layout.Count);
        byte[] steps = file.Require(OptimizerTensor).Bytes.ToArray();
        try
        {
            using var stream = new MemoryStream(steps);
            optimizer.Load(stream);
            if (stream.Position != stream.Length) throw new InvalidDataException($"{stream.Length - stream.Position} bytes follow the state");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"tensor '{OptimizerTensor}': {error.Message}", error);
        }

        // Checkpoints of older versions do not have them.
        if (file.Texts.TryGetValue(OptionsText, out string? options)) OptimizerOptions.Check(options, trainer.Optimizer, OptionsText);
        if (file.Texts.TryGetValue(SetupText, out string? setup)) Setup.Check(setup, SetupText);
        return (parameters, bestParameters, loaded);
    }
}
