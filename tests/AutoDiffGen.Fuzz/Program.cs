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
var mutants = new Option<int>("--mutants") { Description = "Changes the compiler's transforms and analyses, about so many times, and counts which changes the programs notice." };
command.Add(mutants);
var mutant = new Option<int?>("--mutant") { Description = "Tries the change of this number; -1 is none." };
command.Add(mutant);
var folder = new Option<string>("--generator") { Description = "The folder of the generator's source.", DefaultValueFactory = _ => "generator/AutoDiffGen.Generator" };
command.Add(folder);
command.SetAction(result =>
{
    if (result.GetValue(show) is { } number)
    {
        Fuzzer.Show(number, Console.Out);
        return 0;
    }

    var score = new MutationScore(result.GetValue(folder)!, Console.Out);
    if (result.GetValue(mutant) is { } change) return score.Try(change);
    if (result.GetValue(mutants) is > 0 and var sample)
    {
        score.Run(TimeSpan.FromSeconds(result.GetValue(seconds)), sample);
        return 0;
    }

    if (result.GetValue(program) is { } only) return new Fuzzer(0, result.GetValue(verbose), Console.Out).RunOne(only) ? 0 : 1;

    var fuzzer = new Fuzzer(result.GetValue(seed), result.GetValue(verbose), Console.Out);
    return fuzzer.Run(TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(programs)) == 0 ? 0 : 1;
});
return command.Parse(args).Invoke();
