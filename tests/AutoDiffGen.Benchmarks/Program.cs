using System.Globalization;
using System.Text;
using AutoDiffGen.Benchmarks;
using BenchmarkDotNet.Running;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;
switch (args)
{
    case ["quick"]:
        QuickTable.Print();
        break;
    case ["generator"]:
        GeneratorTable.Print();
        break;
    case ["memory"]:
        MemoryTable.Print();
        break;
    case ["analyzer"]:
        AnalyzerTable.Print();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(GradientBenchmarks).Assembly).Run(args);
        break;
}
