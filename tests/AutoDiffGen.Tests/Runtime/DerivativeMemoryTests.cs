namespace AutoDiffGen.Tests.Runtime;

/// <summary>Memory that is cleared, and rows: as long as there is memory, and no exception before a cell is looked at.</summary>
public sealed class DerivativeMemoryTests
{
    private static double[,]? NullMatrix => null;

    [Fact]
    public void Clear_SetsAllCellsToZero()
    {
        double[] cells = [1, 2, 3, double.NaN];
        Derivative.Clear(cells.AsSpan(1));
        Assert.Equal([1, 0, 0, 0], cells);
        double[,] matrix = { { 1, 2 }, { 3, 4 } };
        Derivative.Clear(matrix);
        Assert.Equal(new double[2, 2], matrix);
        Derivative.Clear(new double[0, 3]);
        Derivative.Clear(NullMatrix);
    }

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 4, 3)]
    [InlineData(2, 3, 0)]
    [InlineData(-1, 3, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, -1, 0)]
    public void RowOfMatrix_HasTheCellsThatThereAre(int row, int count, int expected)
    {
        double[,] matrix = { { 1, 2, 3 }, { 4, 5, 6 } };
        Span<double> cells = Derivative.Row(matrix, row, count);
        Assert.Equal(expected, cells.Length);
        for (int j = 0; j < cells.Length; j++) Assert.Equal(matrix[row, j], cells[j]);
        Assert.Equal(0, Derivative.Row(new double[2, 0], row, count).Length);
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(2, 5, 2)]
    [InlineData(4, 1, 0)]
    [InlineData(-1, 3, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(1, int.MaxValue, 3)]
    public void RowOfSpan_HasTheCellsThatThereAre(int start, int count, int expected)
    {
        double[] cells = [1, 2, 3, 4];
        double[] wanted = expected == 0 ? [] : cells[start..(start + expected)];
        Assert.Equal(wanted, Derivative.Row(cells, start, count).ToArray());
        Assert.Equal(wanted, Derivative.Row(cells.AsSpan(), start, count).ToArray());
        Assert.Equal(wanted, Derivative.Row((ReadOnlySpan<double>)cells, start, count).ToArray());
    }
}
