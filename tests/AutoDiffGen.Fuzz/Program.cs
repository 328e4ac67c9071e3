using System.CommandLine;
using AutoDiffGen.Fuzz;
using AutoDiffGen.Fuzz.Mutation;

var seconds = new Option<int>("--seconds") { Description = "How long to run.", DefaultValueFactory = _ => 60 };
var seed = new Option<int>("--seed") { Description = "Which programs: the same seed gives the same ones.", DefaultValueFactory = _ => 1 };
var programs = new Option<int>("--programs") { Description = "How many programs at most.", DefaultValueFactory = _ => int.MaxValue };
var command = new RootCommand("Checks the derivatives of random C# programs against an interpreter on hyper-dual numbers.") { seconds, seed, programs };
var show = new Option<int?>("--show") { Description = "Writes the program of this number and what is generated for it, and stops." };
command.Add(show);
var program = new Option<int?>("--program") { Description = "Checks the program of this number alone." };
command.Add(program);
var verbose = new Option<bool>("--verbose") { Description = "Lists the programs that were refused." };
command.Add(verbose);
var mutants = new Option<int>("--mutants") { Description = "Changes the compiler's transforms and analyses, about so many times, and counts which changes the tests notice." };
command.Add(mutants);
var skip = new Option<int>("--skip") { Description = "Leaves out so many of the changes first: for another sample." };
command.Add(skip);
var mutant = new Option<int?>("--mutant") { Description = "Puts the compiler with the change of this number beside the tests; -1 is none." };
command.Add(mutant);
var mutated = new Option<bool>("--mutated") { Description = "Runs random programs through the compiler that stands beside the tests." };
command.Add(mutated);
var repository = new Option<string>("--repository") { Description = "A clone of the repository, built, whose tests run.", DefaultValueFactory = _ => "." };
command.Add(repository);
command.SetAction(result =>
{
    if (result.GetValue(show) is { } number)
    {
        Fuzzer.Show(number, Console.Out);
        return 0;
    }

    var score = new MutationScore(Path.GetFullPath(result.GetValue(repository)!), Console.Out);
    if (result.GetValue(mutant) is { } change) return score.Mutate(change);
    if (result.GetValue(mutated)) return score.Fuzz();
    if (result.GetValue(mutants) is > 0 and var sample)
    {
        score.Run(TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(skip), sample);
        return 0;
    }

    if (result.GetValue(program) is { } only) return new Fuzzer(0, result.GetValue(verbose), Console.Out).RunOne(only) ? 0 : 1;

    var fuzzer = new Fuzzer(result.GetValue(seed), result.GetValue(verbose), Console.Out);
    return fuzzer.Run(TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(programs)) == 0 ? 0 : 1;
});
return command.Parse(args).Invoke();
