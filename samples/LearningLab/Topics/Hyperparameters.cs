using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>The learning rate and β₂ of Adam for exclusive or, by a grid, at random, and by successive halving.</summary>
internal sealed class Hyperparameters
{
    private const int StepsPerBudget = 2, Hidden = 4;

    private static readonly double[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1], Targets = [0, 1, 1, 0], Keep = [1, 1, 1, 1];

    private readonly SearchSpace space = new();
    private readonly Hyperparameter<double> decay;

    public Hyperparameters()
    {
        Rate = space.LogUniform("rate", 1e-4, 10);
        decay = space.Uniform("beta2", 0.9, 0.999);
    }

    public Hyperparameter<double> Rate { get; }

    public static void Run(string folder)
    {
        Console.WriteLine("Hyper-parameters: the error of exclusive or after 40 steps by the rate and β₂ of Adam");
        var search = new Hyperparameters();
        Plot trials = new("25 trials each", "learning rate", "mean squared error") { HasLogarithmicX = true, HasLogarithmicY = true };
        Plot rounds = new("Successive halving", "steps", "mean squared error") { HasLogarithmicX = true, HasLogarithmicY = true };
        foreach ((string name, Search options) in new (string, Search)[] { ("grid", new GridSearch(5)), ("random", new RandomSearch(25) { Seed = 1 }) })
        {
            SearchResult result = search.Run(options);
            search.Print(name, result);
            trials.Add(name, Mark.Dots, result.Trials.Select(trial => (trial.Settings.Value(search.Rate), trial.Result)));
        }

        SearchResult halving = search.Run(new SuccessiveHalving(27, budget: 5) { Seed = 1 });
        search.Print("halving", halving);
        foreach (IGrouping<int, Trial> configuration in halving.Trials.GroupBy(static trial => trial.Settings.Index))
        {
            rounds.Add("", Mark.Path, configuration.Select(static trial => ((double)trial.Settings.Budget * StepsPerBudget, trial.Result)));
        }

        Figure.Save(folder, "hyperparameters", trials, rounds);
    }

    public SearchResult Run(Search search) => (search with { Workers = Environment.ProcessorCount }).Run(space, search is SuccessiveHalving ? Train : settings => Train(settings, 20));

    private double Train(TrialSettings settings) => Train(settings, settings.Budget);

    private double Train(TrialSettings settings, int budget)
    {
        ParameterLayout layout = Network.Layout(2, Hidden);
        double[] p = new double[layout.Count], gradient = new double[layout.Count];
        layout.Initialize<double>(p, seed: 1);
        IOptimizer<double> optimizer = new Adam(settings.Value(Rate), beta2: settings.Value(decay)).Create<double>(layout);
        for (int step = 0; step < budget * StepsPerBudget; step++)
        {
            Network.ErrorGradient(p, Inputs, Targets, Keep, isLinear: false, gradient);
            optimizer.Step(p, gradient);
        }

        return Network.Error(p, Inputs, Targets, Keep, isLinear: false);
    }

    private void Print(string name, SearchResult result)
    {
        Trial best = result.Best!;
        Console.WriteLine($"  {name,-8} error {best.Result:0.0e+00} at rate {best.Settings.Value(Rate):G3}; {result.Trials.Select(trial => trial.Settings.Value(Rate)).Distinct().Count()} rates tried");
    }
}
