namespace AutoDiffGen.Solvers;

/// <summary>Approximately minimises the quadratic model gᵀp + ½pᵀHp over ‖p‖ ≤ Δ by conjugate gradients.</summary>
internal sealed class SteihaugStep(HvpFunction hvp, int dimension)
{
    private readonly double[] residual = new double[dimension], direction = new double[dimension], product = new double[dimension];

    /// <summary>How many products of Hessian and direction were computed.</summary>
    public int Products { get; private set; }

    /// <summary>Writes the step and returns how much the model predicts it to lower the objective.</summary>
    public double Solve(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, double radius, Span<double> step)
    {
        step.Clear();
        gradient.CopyTo(residual);
        for (int i = 0; i < direction.Length; i++) direction[i] = -gradient[i];
        double norm = Vector.Norm(gradient), tolerance = norm * Math.Min(0.5, Math.Sqrt(norm)), square = norm * norm, predicted = 0;
        for (int iteration = 0; iteration < 2 * direction.Length; iteration++)
        {
            hvp(x, direction, product);
            Products++;
            double curvature = Vector.Dot(direction, product), slope = Vector.Dot(residual, direction);
            double edge = StepToEdge(step, direction, radius), length = curvature > 0 ? square / curvature : double.PositiveInfinity;
            bool isAtEdge = !(length < edge);
            if (isAtEdge) length = edge;
            Vector.Add(length, direction, step);
            predicted -= length * slope + 0.5 * length * length * curvature;
            if (isAtEdge || !double.IsFinite(predicted)) break;
            Vector.Add(length, product, residual);
            double next = Vector.Dot(residual, residual);
            if (Math.Sqrt(next) <= tolerance) break;
            for (int i = 0; i < direction.Length; i++) direction[i] = next / square * direction[i] - residual[i];
            square = next;
        }

        return predicted;
    }

    // The positive root of ‖p + τd‖ = Δ.
    private static double StepToEdge(ReadOnlySpan<double> step, ReadOnlySpan<double> direction, double radius)
    {
        double a = Vector.Dot(direction, direction), b = Vector.Dot(step, direction), c = Vector.Dot(step, step) - radius * radius;
        double root = Math.Sqrt(Math.Max(0, b * b - a * c));
        return b > 0 ? -c / (b + root) : (root - b) / a;
    }
}
