using System.Collections.Concurrent;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Search;

/// <summary>Searches try what they should, the same with any number of workers, and record it.</summary>
public sealed class SearchTests
{
    private readonly SearchSpace space = new();
    private readonly Hyperparameter<double> rate;
    private readonly Hyperparameter<int> layers;
    private readonly Hyperparameter<string> activation;

    public SearchTests()
    {
        rate = space.LogUniform("rate", 1e-4, 1e-2);
        layers = space.Integer("layers", 1, 3);
        activation = space.Choice("activation", "relu", "tanh");
    }

    [Fact]
    public void Grid_TriesEveryCombination()
    {
        SearchResult result = new GridSearch(3).Run(space, Objective);
        Assert.Equal(18, result.Trials.Length);
        Assert.Equal(18, result.Trials.Select(trial => (trial.Settings.Value(rate), trial.Settings.Value(layers), trial.Settings.Value(activation))).Distinct().Count());
        Close.Assert([1e-4, 1e-3, 1e-2], [.. result.Trials.Select(trial => trial.Settings.Value(rate)).Distinct()], 1e-17);
        Assert.Equal(["relu", "tanh"], result.Trials.Take(2).Select(trial => trial.Settings.Value(activation)));
        Assert.Equal((2, "tanh"), (result.Best!.Settings.Value(layers), result.Best.Settings.Value(activation)));
        Assert.Equal(1e-3, result.Best.Settings.Value(rate), 1e-17);
        Assert.Equal([2], Integers(new GridSearch(1)));
        Assert.Equal([1, 3], Integers(new GridSearch(2)));
        Assert.Equal([1, 2, 3], Integers(new GridSearch(50)));

        IEnumerable<int> Integers(GridSearch search) => search.Run(space, Objective).Trials.Select(trial => trial.Settings.Value(layers)).Distinct();
    }

    [Fact]
    public void Grid_OfTooManyPoints_IsRefused()
    {
        for (int i = 0; i < 20; i++) space.Uniform($"x{i}", 0, 1);
        string message = Assert.Throws<ArgumentException>("space", () => new GridSearch(10).Run(space, Objective)).Message;
        Assert.Contains("it may have 1,000,000 at most", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_StaysInTheSpace_AndCoversIt()
    {
        Hyperparameter<double> dropout = space.Uniform("dropout", 0.1, 0.6);
        SearchResult result = new RandomSearch(400) { Seed = 5 }.Run(space, Objective);
        double[] rates = [.. result.Trials.Select(trial => trial.Settings.Value(rate))], dropouts = [.. result.Trials.Select(trial => trial.Settings.Value(dropout))];
        Assert.All(rates, static r => Assert.InRange(r, 1e-4, 1e-2));
        Assert.All(dropouts, static d => Assert.InRange(d, 0.1, 0.6));
        Assert.Equal(0.5, rates.Count(static r => r < 1e-3) / 400.0, 0.125);
        Assert.Equal(0.35, dropouts.Average(), 5 * 0.5 / Math.Sqrt(12 * 400));
        foreach (int n in new[] { 1, 2, 3 }) Assert.Equal(1.0 / 3, result.Trials.Count(trial => trial.Settings.Value(layers) == n) / 400.0, 0.12);
        Assert.Equal(400, result.Trials.Select(static trial => trial.Settings.Seed).Distinct().Count());
    }

    [Fact]
    public void LogUniform_OverAllNumbers_IsEvenInTheLogarithm()
    {
        var wide = new SearchSpace();
        Hyperparameter<double> size = wide.LogUniform("size", 1e-200, 1e200);
        double[] drawn = [.. new RandomSearch(400) { Seed = 1 }.Run(wide, static _ => 0).Trials.Select(trial => Math.Log10(trial.Settings.Value(size)))];
        Assert.All(drawn, static exponent => Assert.InRange(exponent, -200, 200));
        foreach (double limit in new[] { -100, 0, 100 }) Assert.Equal((limit + 200) / 400, drawn.Count(exponent => exponent < limit) / 400.0, 0.125);
        Close.Assert([1e-200, 1, 1e200], [.. new GridSearch(3).Run(wide, static _ => 0).Trials.Select(trial => trial.Settings.Value(size))], 1e-14);
    }

    public static TheoryData<Training.Search> Searches => [new GridSearch(4), new RandomSearch(40) { Seed = 2 }, new SuccessiveHalving(27) { Seed = 3 }];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Workers_ChangeNothing(Training.Search search)
    {
        string expected = Csv(search.Run(space, Objective));
        Assert.Equal(expected, Csv((search with { Workers = 8 }).Run(space, Objective)));
        Assert.Equal(expected, Csv(search.Run(space, Objective)));
        if (search is not GridSearch) Assert.NotEqual(expected, Csv((search with { Seed = 77 }).Run(space, Objective)));
    }

    [Fact]
    public void MoreTrials_BeginWithTheSame()
    {
        SearchResult few = new RandomSearch(5).Run(space, Objective), many = new RandomSearch(9).Run(space, Objective);
        Assert.Equal(few.Trials.Select(static trial => trial.Result), many.Trials.Take(5).Select(static trial => trial.Result));
    }

    [Fact]
    public void Halving_SpendsOnTheBest()
    {
        SearchResult result = new SuccessiveHalving(27, budget: 2).Run(space, Objective);
        Assert.Equal([27, 9, 3, 1], result.Trials.GroupBy(static trial => trial.Settings.Budget).Select(static round => round.Count()));
        Assert.Equal([2, 6, 18, 54], result.Trials.Select(static trial => trial.Settings.Budget).Distinct());
        int[] best = [.. result.Trials.Take(27).OrderBy(static trial => trial.Result).Take(9).Select(static trial => trial.Settings.Index).Order()];
        Assert.Equal(best, result.Trials.Skip(27).Take(9).Select(static trial => trial.Settings.Index));
        Assert.Equal(54, result.Best!.Settings.Budget);
        Assert.Single(result.Trials.Where(trial => trial.Settings.Index == result.Best.Settings.Index).Select(static trial => trial.Settings.Seed).Distinct());
    }

    [Fact]
    public void NaN_ComesLast()
    {
        SearchResult result = new SuccessiveHalving(9).Run(space, settings => settings.Index is 0 or 1 or 4 ? settings.Index : double.NaN);
        Assert.Equal([0, 1, 4], result.Trials.Skip(9).Take(3).Select(static trial => trial.Settings.Index));
        Assert.Equal(0, result.Best!.Result);
        Assert.Null(new RandomSearch(3).Run(space, static _ => double.NaN).Best);
    }

    [Fact]
    public void Cancellation_KeepsWhatIsFinished()
    {
        using var source = new CancellationTokenSource();
        SearchResult result = new RandomSearch(100).Run(
            space,
            settings =>
            {
                if (settings.Index == 4) source.Cancel();
                return settings.Index;
            },
            source.Token);
        Assert.False(result.IsComplete);
        Assert.Equal([0, 1, 2, 3, 4], result.Trials.Select(static trial => trial.Settings.Index));
        Assert.True(new RandomSearch(3).Run(space, Objective).IsComplete);
    }

    [Fact]
    public void Exceptions_OfTheObjective_ComeOutUnchanged()
    {
        static double Fails(TrialSettings settings) => throw new InvalidDataException("no such file");
        Assert.Equal("no such file", Assert.Throws<InvalidDataException>(() => new RandomSearch(3).Run(space, Fails)).Message);
        Assert.Throws<InvalidDataException>(() => (new RandomSearch(30) with { Workers = 4 }).Run(space, Fails));
    }

    [Fact]
    public void Csv_HasEverything_InFull()
    {
        var own = new SearchSpace();
        own.Choice("a, \"b\"", 0.1, 1e-7);
        own.Choice("kind", "x,y");
        SearchResult result = new GridSearch().Run(own, static _ => 1.0 / 3);
        string[] lines = Csv(result).Split('\n');
        Assert.Equal("trial,budget,seed,\"a, \"\"b\"\"\",kind,result,version", lines[0]);
        Assert.Equal($"0,1,{result.Trials[0].Settings.Seed},0.1,\"x,y\",0.3333333333333333,{result.Version}", lines[1]);
        Assert.Equal($"1,1,{result.Trials[1].Settings.Seed},1E-07,\"x,y\",0.3333333333333333,{result.Version}", lines[2]);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Version);
        string[] table = result.ToString().Split('\n');
        Assert.Equal(["trial", "budget", "seed", "a,", "\"b\"", "kind", "result"], table[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("0.33333", table[1], StringComparison.Ordinal);
        Assert.DoesNotContain("0.333333", table[1], StringComparison.Ordinal);

        string path = Path.GetTempFileName();
        try
        {
            result.SaveCsv(path);
            Assert.Equal(Csv(result), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", () => space.Uniform("rate", 0, 1));
        Assert.Throws<ArgumentException>("values", () => space.Choice<int>("none"));
        Assert.Throws<ArgumentOutOfRangeException>("lowest", () => space.LogUniform("log", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("highest", () => space.Integer("n", 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("highest", () => space.Uniform("wide", -1e308, 1e308));
        Assert.Throws<ArgumentException>("space", static () => new GridSearch().Run(new SearchSpace(), static _ => 0));
        Assert.Throws<ArgumentOutOfRangeException>("Reduction", static () => new SuccessiveHalving(3, 1, 1));
        string message = Assert.Throws<InvalidOperationException>(() => new SuccessiveHalving(1000, budget: 10_000_000).Run(space, Objective)).Message;
        Assert.StartsWith("The last of 1000 configurations would have the budget 7.29E+09", message, StringComparison.Ordinal);
        Hyperparameter<int> foreign = new SearchSpace().Integer("layers", 1, 2);
        Assert.Throws<ArgumentException>("hyperparameter", () => new RandomSearch(1).Run(space, settings => settings.Value(foreign)));
    }

    [Fact]
    public void Trials_RunAtTheSameTime()
    {
        var threads = new ConcurrentDictionary<int, bool>();
        using var meeting = new Barrier(2);
        SearchResult result = (new RandomSearch(2) with { Workers = 2 }).Run(space, _ =>
        {
            threads[Environment.CurrentManagedThreadId] = true;
            return meeting.SignalAndWait(TimeSpan.FromSeconds(30)) ? 0 : double.NaN;
        });
        Assert.Equal(2, threads.Count);
        Assert.NotNull(result.Best);
    }

    private double Objective(TrialSettings settings) =>
        Math.Abs(Math.Log10(settings.Value(rate)) + 3) + Math.Abs(settings.Value(layers) - 2) + (settings.Value(activation) == "relu" ? 0.25 : 0) + settings.Seed * 1e-12 / settings.Budget;

    private static string Csv(SearchResult result)
    {
        using var writer = new StringWriter();
        result.WriteCsv(writer);
        return writer.ToString();
    }
}
