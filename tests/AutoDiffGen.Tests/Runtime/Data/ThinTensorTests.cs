using System.Numerics.Tensors;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>Tensors some of whose dimensions have length 1, such as predictions of one number for each row.</summary>
public sealed class ThinTensorTests
{
    public static TheoryData<nint[]> Shapes => [[6, 1], [6, 1, 1], [3, 1, 2], [3, 2, 1], [1, 6], [1, 6, 1], [1, 1, 6]];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AllThatReadsAColumnReadsItRowAfterRow(nint[] shape)
    {
        double[] numbers = [1, 2, 3, 4, 5, 6];
        int rows = (int)shape[0], length = 6 / rows;
        var data = new Dataset { ["x"] = Tensor.Create(numbers, shape), ["i"] = Enumerable.Range(0, rows).ToArray() };
        Assert.Equal(numbers, data["x"].Values<double>().ToArray());
        Assert.Equal(numbers, data.AsBatch().Values<double>("x").ToArray());
        Assert.Equal(numbers[^length..], data.Select([rows - 1])["x"].Values<double>().ToArray());
        Assert.Equal(numbers, Scaler.MinMax(data, "x").Apply(data)["x"].Values<double>().ToArray().Select((x, i) => x * Scaler.MinMax(data, "x").Scale[i % length] + Scaler.MinMax(data, "x").Offset[i % length]));
        foreach (int? seed in new int?[] { null, 1 })
        {
            var seen = new List<double>();
            foreach (Batch batch in new BatchLoader(data, 2, seed).Epoch(1))
            {
                double[] values = batch.Values<double>("x").ToArray();
                Assert.Equal([batch.Count, .. shape[1..]], batch.Tensor<double>("x").Lengths.ToArray());
                Assert.Equal(values, batch.Tensor<double>("x").ToArray());
                Assert.Equal(batch.Labels("i").ToArray().SelectMany(row => numbers.Skip(row * length).Take(length)), values);
                seen.AddRange(values);
            }

            Assert.Equal(numbers, seen.Order());
        }
    }

    [Fact]
    public void AColumnOfATable_AndASplitOfIt()
    {
        var data = new Dataset { ["x"] = CsvTable.Parse("a,b\n1,2\n3,4\n5,6\n7,8").Numbers<float>(["b"]) };
        Assert.Equal([2f, 4, 6, 8], data["x"].Values<float>().ToArray());
        (Dataset first, Dataset second) = data.Split(0.5, seed: 1);
        Assert.Equal([2f, 4, 6, 8], first["x"].Values<float>().ToArray().Concat(second["x"].Values<float>().ToArray()).Order());
    }

    [Fact]
    public void AColumnCutOutOfAMatrix_AndATransposedRow()
    {
        Tensor<double> matrix = Tensor.Create(new double[] { 1, 2, 3, 4, 5, 6 }, [3, 2]);
        DataColumn column = matrix.Slice([System.Buffers.NRange.All, new(1, 2)]);
        Assert.Equal([2.0, 4, 6], column.Values<double>().ToArray());
        DataColumn transposed = Tensor.PermuteDimensions(matrix, [1, 0]);
        Assert.Equal([1.0, 3, 5, 2, 4, 6], transposed.Values<double>().ToArray());
        DataColumn rows = matrix.Slice([new(1, 3), System.Buffers.NRange.All]);
        Assert.Equal([3.0, 4, 5, 6], rows.Values<double>().ToArray());
    }

    [Fact]
    public void MetricsOfOnePredictionForEachRow()
    {
        double[] scores = [0.9, 0.4, 0.4, 0.6, 0.7];
        var flat = new Dataset { ["p"] = scores, ["y"] = new double[] { 1, 1, 0, 0, 0.5 }, ["label"] = new[] { 1, 1, 0, 0, 1 } };
        Dataset thin = flat.With("p", Tensor.Create(scores, [5, 1]));
        foreach (Func<Func<Batch, Tensor<double>>, Metric> create in new Func<Func<Batch, Tensor<double>>, Metric>[]
        {
            p => Metric.MeanAbsoluteError(p, "y"), p => Metric.MeanSquaredError(p, "y"), p => Metric.RootMeanSquaredError(p, "y"), p => Metric.RSquared(p, "y"),
            p => Metric.AreaUnderCurve(p, "label"), p => Metric.BinaryAccuracy(p, "label"),
        })
        {
            double expected = create(batch => batch.Tensor<double>("p")).Measure(flat);
            Assert.True(double.IsFinite(expected));
            Assert.Equal(expected, create(batch => batch.Tensor<double>("p")).Measure(thin));
            Assert.Equal(expected, create(batch => batch.Tensor<double>("p")).Measure(thin, batchSize: 2), 1e-15);
        }
    }
}
