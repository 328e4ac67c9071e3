using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Costs;

/// <summary>What the derivatives of the corpus cost is committed, so that a change that makes them longer or lets them record more is seen.</summary>
public class CorpusCostTests
{
    [Fact]
    public void Derivatives_CostWhatIsListed()
    {
        var list = new StringBuilder("For each type of tests/Corpus and each kind of derivative: statements, operations on numbers and indices, calls, values recorded.\n\n");
        foreach (var tree in GeneratorRunner.Run(CorpusFiles.Compilation).GeneratedTrees.OrderBy(t => t.FilePath, StringComparer.Ordinal))
        {
            var type = Path.GetFileName(tree.FilePath).Replace(".g.cs", "", StringComparison.Ordinal);
            foreach (var (kind, cost) in DerivativeCost.In(tree)) list.Append(CultureInfo.InvariantCulture, $"{type} {kind}: {cost}\n");
        }

        Snapshot.Verify(list.ToString());
    }
}
