namespace AutoDiffGen.Tests.Runtime;

/// <summary>The checks at the head of a generated derivative name what is wrong; the product keeps zeros structural.</summary>
public sealed class DerivativeTests
{
    private static double[]? NullArray => null;

    [Theory]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(-0.0, double.NegativeInfinity, 0)]
    [InlineData(0, 5, 0)]
    [InlineData(2, 3, 6)]
    [InlineData(2, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NaN, 2, double.NaN)]
    public void Product_OfZero_IsZero(double adjoint, double partial, double expected)
    {
        Assert.Equal(expected, Derivative.Product(adjoint, partial));
        Assert.Equal((float)expected, Derivative.Product((float)adjoint, (float)partial));
        Assert.Equal(expected, Derivative.Product(partial, adjoint));
    }

    [Fact]
    public void WrongLength_NamesTheDerivativeAndBothLengths()
    {
        double[] w = [1, 2, 3];
        double[] buffer = new double[2];
        var thrown = Assert.Throws<ArgumentException>("dW", () =>
        {
            Span<double> dW = buffer;
            Derivative.RequireSameLength(dW, w.Length);
        });
        Assert.StartsWith("The derivative has length 2; it must have length 3.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("vW", () =>
        {
            ReadOnlySpan<double> vW = buffer;
            Derivative.RequireSameLength(vW, w);
        });
        Assert.Throws<ArgumentException>("dW", () =>
        {
            Span<double> dW = buffer;
            Derivative.RequireSameLength(dW, w);
        });
        Assert.Throws<ArgumentException>("vW", () =>
        {
            ReadOnlySpan<double> vW = buffer;
            Derivative.RequireSameLength(vW, 1);
        });
    }

    [Fact]
    public void NullArray_CountsAsEmpty()
    {
        Derivative.RequireSameLength(Span<double>.Empty, NullArray);
        Derivative.RequireSameLength((double[,]?)null, new double[0, 0]);
        Assert.Throws<ArgumentException>(() => Derivative.RequireSameLength(new double[1].AsSpan(), NullArray));
    }

    [Fact]
    public void WrongShape_NamesBothShapes()
    {
        double[,] x = new double[2, 3], dX = new double[3, 2];
        var thrown = Assert.Throws<ArgumentException>("dX", () => Derivative.RequireSameLength(dX, x));
        Assert.StartsWith("The derivative has shape 3 × 2; it must have shape 2 × 3.", thrown.Message, StringComparison.Ordinal);
        Derivative.RequireSameLength(dX, new double[3, 2]);
    }

    [Fact]
    public void FlatMatrix_HasAnElementForEachRowAndColumn()
    {
        double[] memory = new double[6];
        Derivative.RequireShape(memory.AsSpan(), 2, 3);
        Derivative.RequireShape(Span<double>.Empty, 0, 3);
        var thrown = Assert.Throws<ArgumentException>("jacobian", () =>
        {
            Span<double> jacobian = memory;
            Derivative.RequireShape(jacobian, 2, 4);
        });
        Assert.StartsWith("The derivative has length 6; it must have length 8: 2 rows of 4.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Derivative.RequireShape(Span<double>.Empty, 65536, 65536));
    }

    [Fact]
    public void CellsOfAMatrix_AreItsRowsOneAfterTheOther()
    {
        float[,] matrix = { { 1, 2 }, { 3, 4 } };
        Assert.Equal([1, 2, 3, 4], Derivative.Cells(matrix).ToArray());
        Derivative.Cells(matrix)[2] = 5;
        Assert.Equal(5, matrix[1, 0]);
        Assert.True(Derivative.Cells<float>((float[,]?)null).IsEmpty);
        Assert.True(Derivative.Cells(new double[0, 2]).IsEmpty);
    }

    [Fact]
    public void CopyAndAdd_TakeArraysSpansAndMatrices()
    {
        double[,] matrix = { { 1, 2 }, { 3, 4 } }, other = new double[2, 2];
        double[] cells = new double[4];
        Derivative.Copy(matrix, cells);
        Assert.Equal([1, 2, 3, 4], cells);
        Derivative.Copy(cells, other);
        Derivative.Add(matrix, other);
        Derivative.Copy(other, matrix);
        Assert.Equal(new double[,] { { 2, 4 }, { 6, 8 } }, matrix);
        Derivative.Add<double>(cells, cells);
        Assert.Equal([2, 4, 6, 8], cells);
        Derivative.Copy((double[]?)null, cells);
        Derivative.Copy((double[,]?)null, cells);
        Assert.Equal([2, 4, 6, 8], cells);
        Assert.Throws<ArgumentException>(() => Derivative.Copy<double>(new double[3], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Derivative.Add<double>(new double[3], new double[2]));
    }

    [Fact]
    public void Convert_CopiesFromOneTypeToAnother()
    {
        double[] wide = new double[3];
        float[] narrow = new float[2];
        Derivative.Convert(new[] { 1.5f, 2.5f }, wide);
        Derivative.Convert([0.1, 1e300], narrow);
        Assert.Equal([1.5, 2.5, 0], wide);
        Assert.Equal([0.1f, float.PositiveInfinity], narrow);
        Assert.Throws<ArgumentOutOfRangeException>(() => Derivative.Convert(wide, narrow));
    }

    [Fact]
    public void Overlap_NamesTheDerivative()
    {
        double[] memory = new double[10];
        var thrown = Assert.Throws<ArgumentException>("dW", () =>
        {
            Span<double> dW = memory.AsSpan(0, 5);
            ReadOnlySpan<double> w = memory.AsSpan(4, 5);
            Derivative.RequireNoOverlap(dW, w);
        });
        Assert.StartsWith("The derivative shares memory with an argument or with another derivative; it must have its own.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dW", () =>
        {
            double[] dW = memory;
            Derivative.RequireNoOverlap(dW, memory);
        });
        Derivative.RequireNoOverlap(memory.AsSpan(0, 5), memory.AsSpan(5, 5));
        Derivative.RequireNoOverlap(memory.AsSpan(0, 0), memory);
        Derivative.RequireNoOverlap(memory.AsSpan(), NullArray);
    }

    [Fact]
    public void SameMatrix_IsAnOverlap()
    {
        double[,] x = new double[2, 2], empty = new double[0, 2];
        Assert.Throws<ArgumentException>("x", () => Derivative.RequireNoOverlap(x, x));
        Derivative.RequireNoOverlap(x, new double[2, 2]);
        Derivative.RequireNoOverlap(empty, empty);
        Derivative.RequireNoOverlap((double[,]?)null, null);
    }

    [Fact]
    public void WrittenArgument_MustBeDistinct()
    {
        double[] y = new double[4];
        double[,] m = new double[1, 1];
        var thrown = Assert.Throws<ArgumentException>("y", () => Derivative.RequireDistinct(y, y.AsSpan(2)));
        Assert.StartsWith("The argument is written and shares memory with 'y.AsSpan(2)'", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("m", () => Derivative.RequireDistinct(m, m));
        Assert.Throws<ArgumentException>("y", () => Derivative.RequireDistinct(y, y));
        Derivative.RequireDistinct(y, new double[4]);
        Derivative.RequireDistinct(NullArray, NullArray);
    }
}
