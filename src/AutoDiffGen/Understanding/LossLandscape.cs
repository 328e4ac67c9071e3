using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>Slices through a loss around a point of its parameters, to draw.</summary>
public static class LossLandscape
{
    /// <summary>The loss along a direction d: at the parameters p + t·d, for t evenly spaced from −radius to radius.</summary>
    /// <param name="loss">The loss and its gradient by the parameters, such as a generated <c>FGradient</c>.</param>
    /// <param name="parameters">The parameters p. They are not changed.</param>
    /// <param name="direction">The direction d, such as one of <see cref="RandomDirection"/>.</param>
    /// <param name="radius">How far to go to either side, in lengths of the direction.</param>
    /// <param name="points">The number of points; with an odd one p itself is among them.</param>
    /// <exception cref="ArgumentException">The direction is not as long as the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not finite and positive, or there are fewer than two points.</exception>
    public static ImmutableArray<SlicePoint> Line(GradientFunction loss, ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, double radius = 1, int points = 51)
    {
        ArgumentNullException.ThrowIfNull(loss);
        RequireDirection(parameters, direction, nameof(direction));
        RequireGrid(radius, points);
        double[] at = new double[parameters.Length], gradient = new double[parameters.Length];
        var line = ImmutableArray.CreateBuilder<SlicePoint>(points);
        for (int k = 0; k < points; k++)
        {
            double t = Offset(k, points, radius), slope = 0;
            for (int i = 0; i < at.Length; i++) at[i] = parameters[i] + t * direction[i];
            double value = loss(at, gradient);
            for (int i = 0; i < at.Length; i++) slope += gradient[i] * direction[i];
            line.Add(new(t, value, slope));
        }

        return line.MoveToImmutable();
    }

    /// <summary>The loss on a plane: at the parameters p + s·d + t·e, for s and t evenly spaced from −radius to radius.</summary>
    /// <param name="loss">The loss by the parameters.</param>
    /// <param name="parameters">The parameters p. They are not changed.</param>
    /// <param name="first">The direction d.</param>
    /// <param name="second">The direction e.</param>
    /// <param name="radius">How far to go to every side, in lengths of the directions.</param>
    /// <param name="points">The number of points to a side; with an odd one p itself is in the middle.</param>
    /// <returns>The losses, s along the rows and t along the columns; what is not finite is left so.</returns>
    /// <exception cref="ArgumentException">A direction is not as long as the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not finite and positive, or there are fewer than two points.</exception>
    public static double[,] Plane(
        ScalarFunction loss, ReadOnlySpan<double> parameters, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double radius = 1, int points = 25)
    {
        ArgumentNullException.ThrowIfNull(loss);
        RequireDirection(parameters, first, nameof(first));
        RequireDirection(parameters, second, nameof(second));
        RequireGrid(radius, points);
        double[] at = new double[parameters.Length];
        double[,] plane = new double[points, points];
        for (int row = 0; row < points; row++)
        {
            for (int column = 0; column < points; column++)
            {
                double s = Offset(row, points, radius), t = Offset(column, points, radius);
                for (int i = 0; i < at.Length; i++) at[i] = parameters[i] + s * first[i] + t * second[i];
                plane[row, column] = loss(at);
            }
        }

        return plane;
    }

    /// <summary>A normal random direction in which the weights into each unit are as long as they are in the model, so that slices of different models compare.</summary>
    /// <remarks>It is 0 for biases and for what is not trained. Source: Li et al. 2018, filter normalisation.</remarks>
    /// <param name="layout">The blocks of the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="seed">The seed: another one gives another direction.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the layout.</exception>
    public static double[] RandomDirection(ParameterLayout layout, ReadOnlySpan<double> parameters, int seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        double[] direction = new double[parameters.Length];
        for (int index = 0; index < layout.Blocks.Length; index++)
        {
            ParameterBlock block = layout.Blocks[index];
            if (!block.Trainable || block.Shape.Length < 2) continue;
            Noise.Gaussian(direction.AsSpan(block.Offset, block.Count), 1, new NoiseKey(seed, 0, index), direction.AsSpan(block.Offset, block.Count));
            Match(parameters.Slice(block.Offset, block.Count), block.Units, direction.AsSpan(block.Offset, block.Count));
        }

        return direction;
    }

    private static void Match(ReadOnlySpan<double> weights, int units, Span<double> direction)
    {
        for (int unit = 0; unit < units; unit++)
        {
            double length = Norms.Column(weights, unit, units), random = Norms.Column<double>(direction, unit, units);
            for (int i = unit; i < direction.Length; i += units) direction[i] = random == 0 ? 0 : direction[i] / random * length;
        }
    }

    private static double Offset(int index, int points, double radius) => radius * (2.0 * index / (points - 1) - 1);

    private static void RequireDirection(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, string name)
    {
        if (direction.Length != parameters.Length) throw new ArgumentException($"It has length {direction.Length}; there are {parameters.Length} parameters.", name);
    }

    private static void RequireGrid(double radius, int points)
    {
        Option.Positive(radius, nameof(radius));
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
    }
}
