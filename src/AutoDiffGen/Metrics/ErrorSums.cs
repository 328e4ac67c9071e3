namespace AutoDiffGen.Training;

/// <summary>Sums over predictions p and targets y, for each number of a row.</summary>
internal sealed class ErrorSums(int rowLength)
{
    private readonly double[] squares = new double[rowLength], means = new double[rowLength], deviations = new double[rowLength];
    private double absolute;
    private long rows;

    public double MeanAbsolute => absolute / (rows * rowLength);

    public double MeanSquare => squares.Sum() / (rows * rowLength);

    public double RSquared => squares.Zip(deviations, (error, deviation) => deviation > 0 || double.IsNaN(deviation) ? 1 - error / deviation : error == 0 ? 1 : 0).Average();

    public int RowLength => rowLength;

    public void Add(double prediction, double target, int place)
    {
        if (place == 0) rows++;
        double error = prediction - target;
        absolute += Math.Abs(error);
        squares[place] += error * error;

        // Welford: the sum of the squared deviations from the mean, without a second pass and without cancellation.
        double before = target - means[place];
        means[place] += before / rows;
        deviations[place] += before * (target - means[place]);
    }
}
