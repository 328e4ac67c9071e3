using System.Numerics.Tensors;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>Columns, batches, and the ways in which rows are cut up.</summary>
public sealed class DatasetTests
{
    [Fact]
    public void ColumnsAreWhatConvertsToThem_WithoutCopying()
    {
        float[] floats = [1, 2];
        var data = new Dataset
        {
            ["f"] = floats, ["d"] = new double[] { 1, 2 }, ["i"] = new[] { 3, 4 },
            ["tf"] = Tensor.Create(new float[12], [2, 3, 2]), ["td"] = Tensor.Create(new double[2], [2, 1]),
        };
        Assert.Equal("{ f: float[2], d: double[2], i: int[2], tf: float[2×3×2], td: double[2×1] }", data.ToString());
        Assert.Equal((2, 6), (data.Count, data["tf"].RowLength));
        floats[1] = 7;
        Assert.Equal(7, data["f"].Values<float>()[1]);
    }

    [Fact]
    public void ATensorThatIsNotDense_IsReadInItsOwnOrder()
    {
        Tensor<double> matrix = Tensor.Create(new double[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        var data = new Dataset { ["x"] = matrix.Slice([System.Buffers.NRange.All, new(1, 3)]) };
        Assert.Equal([2, 3, 5, 6], data["x"].Values<double>().ToArray());
        Assert.Equal([5.0, 6], data.Select([1])["x"].Values<double>().ToArray());
    }

    [Fact]
    public void ErrorsNameBothSides()
    {
        var data = new Dataset { ["x"] = new double[3] };
        Assert.StartsWith("Column 'y' is int[2], with 2 rows; column 'x' is double[3], with 3.", Assert.Throws<ArgumentException>(() => data["y"] = new int[2]).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no column 'z' in { x: double[3] }.", Assert.Throws<ArgumentException>(() => data.AsBatch().Labels("z")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The column 'x' is double[3], but is read as int", Assert.Throws<InvalidOperationException>(() => data.AsBatch().Labels("x")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Select([3]));
        Assert.Throws<ArgumentException>(() => data["t"] = Tensor.Create(new double[1], ReadOnlySpan<nint>.Empty));
        data["x"] = new float[5];
        Assert.Equal(5, data.Count);
    }

    [Fact]
    public void RowsThatFollowOneAnother_AreViews()
    {
        double[] x = [.. Enumerable.Range(0, 20)];
        var data = new Dataset { ["x"] = Tensor.Create(x, [10, 2]), ["label"] = Enumerable.Range(0, 10).ToArray() };
        int rows = 0;
        foreach (Batch batch in data.Batches(4))
        {
            Tensor<double> tensor = batch.Tensor<double>("x");
            Assert.Equal([batch.Count, 2], tensor.Lengths.ToArray());
            tensor[0, 0] += 100;
            Assert.Equal(100 + 2 * rows, x[2 * rows]);
            Assert.Equal(x[(2 * rows)..(2 * (rows + batch.Count))], batch.Values<double>("x").ToArray());
            Assert.Equal(Enumerable.Range(rows, batch.Count), batch.Labels("label").ToArray());
            rows += batch.Count;
        }

        Assert.Equal(10, rows);
    }

    [Fact]
    public void ShuffledBatches_HaveEveryRowOnce_AndAllocateNothing()
    {
        var data = new Dataset { ["x"] = Tensor.Create(Enumerable.Range(0, 206).Select(i => (float)i).ToArray(), [103, 2]), ["i"] = Enumerable.Range(0, 103).ToArray() };
        var loader = new BatchLoader(data, 10, seed: 3);
        Assert.Equal(11, loader.Count);
        long before = 0;
        var seen = new List<int>(206);
        for (int epoch = 1; epoch <= 4; epoch++)
        {
            if (epoch == 3) before = GC.GetAllocatedBytesForCurrentThread();
            seen.Clear();
            foreach (Batch batch in loader.Epoch(epoch))
            {
                Tensor<float> x = batch.Tensor<float>("x");
                ReadOnlySpan<int> labels = batch.Labels("i");
                for (int row = 0; row < batch.Count; row++)
                {
                    if (x[row, 1] != 2 * labels[row] + 1 || batch.Rows[row] != labels[row]) throw new InvalidOperationException("Columns are out of step.");
                    seen.Add(labels[row]);
                }
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(Enumerable.Range(0, 103), seen);
        Assert.Equal(Enumerable.Range(0, 103), seen.Order());
    }

    [Fact]
    public void TheOrderIsAFunctionOfSeedAndEpoch()
    {
        var data = new Dataset { ["i"] = Enumerable.Range(0, 50).ToArray() };
        int[] Order(BatchLoader loader, int epoch)
        {
            var order = new List<int>();
            foreach (Batch batch in loader.Epoch(epoch)) order.AddRange(batch.Labels("i"));
            return [.. order];
        }

        var loader = new BatchLoader(data, 7, seed: 1);
        int[] third = Order(loader, 3);
        Assert.NotEqual(third, Order(loader, 4));
        Assert.Equal(third, Order(loader, 3));
        Assert.Equal(third, Order(new BatchLoader(data, 9, seed: 1), 3));
        Assert.NotEqual(third, Order(new BatchLoader(data, 7, seed: 2), 3));
        int[] expected = new int[50];
        Shuffle.Permutation(expected, seed: 1, epoch: 3);
        Assert.Equal(expected, third);
        Assert.Equal(Enumerable.Range(0, 50), Order(new BatchLoader(data, 7), 3));
    }

    [Theory]
    [InlineData(0.8, 80)]
    [InlineData(0.333, 33)]
    public void ASplitHasEveryRowOnce(double fraction, int first)
    {
        var data = new Dataset { ["i"] = Enumerable.Range(0, 100).ToArray() };
        (Dataset a, Dataset b) = data.Split(fraction, seed: 1);
        int[] left = a["i"].Values<int>().ToArray(), right = b["i"].Values<int>().ToArray();
        Assert.Equal(first, left.Length);
        Assert.Equal(Enumerable.Range(0, 100), left.Concat(right).Order());
        Assert.NotEqual(left.Order(), left);
        Assert.Equal(left, data.Split(fraction, seed: 1).First["i"].Values<int>().ToArray());
        Assert.NotEqual(left, data.Split(fraction, seed: 2).First["i"].Values<int>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(0.001, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(1, 1));
    }

    [Fact]
    public void AStratifiedSplitKeepsTheFrequencies()
    {
        // 60, 30, 9 and 1 rows of the labels 3, −1, 7 and 8; of 70 of 100 rows their shares are 42, 21, 6.3 and 0.7.
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i < 60 ? 3 : i < 90 ? -1 : i < 99 ? 7 : 8)];
        var data = new Dataset { ["label"] = labels, ["i"] = Enumerable.Range(0, 100).ToArray() };
        (Dataset a, Dataset b) = data.Split(0.7, seed: 4, stratifyBy: "label");
        Dictionary<int, int> counts = a["label"].Values<int>().ToArray().CountBy(label => label).ToDictionary();
        Assert.Equal((42, 21, 6, 1, 30), (counts[3], counts[-1], counts[7], counts[8], b.Count));
        Assert.Equal(Enumerable.Range(0, 100), a["i"].Values<int>().ToArray().Concat(b["i"].Values<int>().ToArray()).Order());
        Assert.Throws<ArgumentException>(() => new Dataset { ["x"] = new double[9] }.Split(0.5, 1, "x"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("label")]
    public void FoldsHaveEveryRowOnce(string? stratifyBy)
    {
        int[] labels = [.. Enumerable.Range(0, 103).Select(i => i % 10 == 0 ? 1 : 0)];
        var data = new Dataset { ["label"] = labels, ["i"] = Enumerable.Range(0, 103).ToArray() };
        Fold[] folds = [.. data.Folds(4, seed: 1, stratifyBy)];
        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Index));
        Assert.Equal(Enumerable.Range(0, 103), folds.SelectMany(fold => fold.Validation["i"].Values<int>().ToArray()).Order());
        foreach (Fold fold in folds)
        {
            Assert.InRange(fold.Validation.Count, 25, 26);
            Assert.Empty(fold.Train["i"].Values<int>().ToArray().Intersect(fold.Validation["i"].Values<int>().ToArray()));
            Assert.Equal(103, fold.Train.Count + fold.Validation.Count);
            if (stratifyBy is not null) Assert.InRange(fold.Validation["label"].Values<int>().ToArray().Sum(), 2, 3);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Folds(104, 1));
    }
}
