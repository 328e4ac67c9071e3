using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>The minimisers find the minima of the standard functions, and say how.</summary>
public sealed class MinimizerTests
{
    private static readonly (string Fact, string Method) LostInRounding = ("F123", "HagerZhang");

    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (StandardProblem problem in StandardProblem.All)
            {
                foreach (string method in new[] { "Lbfgs", "HagerZhang", "PolakRibierePlus", "NewtonCg" })
                {
                    if ((problem.Fact, method) != LostInRounding) runs.Add(problem.Fact, method);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void StandardFunction_ReachesItsMinimum(string fact, string method)
    {
        StandardProblem problem = StandardProblem.Of(fact);
        MinimizationResult result = Minimize(problem, method);
        Assert.True(result.IsConverged, result.ToString());
        Assert.Equal(problem.Minimum, result.Value, 1e-10 + 5e-12 * problem.Minimum);

        // A singular Hessian leaves x at the fourth root of f; the badly scaled function is all but flat along its valley.
        double tolerance = fact is "F126" or "F122" ? 1e-3 : 1e-6;
        for (int i = 0; i < problem.Minimizer.Length; i++)
        {
            Assert.Equal(problem.Minimizer[i], result.Parameters[i], tolerance * Math.Max(1, Math.Abs(problem.Minimizer[i])));
        }

        double[] gradient = new double[problem.Start.Length];
        Assert.Equal(result.Value, problem.Gradient(result.Parameters, gradient));
        Assert.Equal(gradient.Max(Math.Abs), result.GradientNorm);
    }

    [Fact]
    public void F123_WhereRoundingHidesTheDescent_IsNoProgress()
    {
        // (x₀x₁ − 2)² comes from numbers of size 10⁶ and 10⁻⁶; its last digits are noise far above the rounding of the sum.
        MinimizationResult result = Minimize(StandardProblem.Of(LostInRounding.Fact), LostInRounding.Method);
        Assert.Equal(StoppingReason.NoProgress, result.Reason);
        Assert.InRange(result.Value, 0, 1e-10);
    }

    [Theory]
    [InlineData("F120")]
    [InlineData("F121")]
    [InlineData("F122")]
    [InlineData("F123")]
    [InlineData("F124")]
    [InlineData("F125")]
    [InlineData("F126")]
    [InlineData("F127")]
    [InlineData("F128")]
    [InlineData("F129")]
    public void Facts_120_to_129_StandardFunction_HasTheKnownValueAndGradientAtItsStart(string fact)
    {
        StandardProblem problem = StandardProblem.Of(fact);
        double[] gradient = new double[problem.Start.Length];
        Assert.Equal(problem.StartValue, problem.Gradient(problem.Start, gradient), 1e-14 * problem.StartValue);
        for (int i = 0; i < gradient.Length && problem.StartGradient is not null; i++)
        {
            Assert.Equal(problem.StartGradient[i], gradient[i], 1e-12 * Math.Max(1, Math.Abs(problem.StartGradient[i])));
        }
    }

    [Fact]
    public void F120_Rosenbrock_TakesNoMoreStepsThanBfgs()
    {
        StandardProblem problem = StandardProblem.Of("F120");
        MinimizationResult result = new Lbfgs { GradientTolerance = 1e-5 }.Minimize(problem.Gradient, problem.Start);
        Assert.InRange(result.Iterations, 1, 38);
        Assert.InRange(result.Evaluations, 1, 48);
    }

    [Fact]
    public void F36_SumOfSquares_GoesInTwoSteps()
    {
        static double Sphere(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                gradient[i] = 2 * x[i];
                sum += x[i] * x[i];
            }

            return sum;
        }

        // The first step has length one: f = (√14 − 1)² = 7.52.
        MinimizationResult first = new Lbfgs { MaxIterations = 1 }.Minimize(Sphere, [1, 2, 3]);
        Assert.Equal(StoppingReason.Limit, first.Reason);
        Assert.Equal((Math.Sqrt(14) - 1) * (Math.Sqrt(14) - 1), first.Value, 1e-13);
        MinimizationResult second = new Lbfgs().Minimize(Sphere, [1, 2, 3]);
        Assert.Equal(2, second.Iterations);
        Assert.InRange(second.Value, 0, 7.46e-14);
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("HagerZhang")]
    [InlineData("PolakRibierePlus")]
    [InlineData("NewtonCg")]
    public void ExtendedRosenbrock_OfManyParameters_IsSolved(string method)
    {
        double[] start = new double[1000];
        for (int i = 0; i < start.Length; i += 2) (start[i], start[i + 1]) = (-1.2, 1);
        var problem = new StandardProblem("", "", StandardFunctions.RosenbrockGradient, StandardFunctions.RosenbrockHvp, start, 0, null, 0, []);
        MinimizationResult result = Minimize(problem, method);
        Assert.Equal(StoppingReason.GradientTolerance, result.Reason);
        Assert.All(result.Parameters, x => Assert.Equal(1, x, 1e-8));
    }

    [Theory]
    [InlineData("Lbfgs", 1e4)]
    [InlineData("HagerZhang", 1e4)]
    [InlineData("PolakRibierePlus", 1e4)]
    [InlineData("NewtonCg", 1e10)]
    public void IllConditionedQuadratic_IsSolved(string method, double condition)
    {
        double[] start = new double[50];
        Array.Fill(start, 1);
        var problem = new StandardProblem(
            "", "", (x, g) => StandardFunctions.QuadraticGradient(x, condition, g), (x, v, h) => StandardFunctions.QuadraticHvp(x, condition, v, h), start, 0, null, 0, []);
        MinimizationResult result = Minimize(problem, method);
        Assert.Equal(StoppingReason.GradientTolerance, result.Reason);
        Assert.InRange(result.Value, 0, 1e-15);
    }

    private static MinimizationResult Minimize(StandardProblem problem, string method)
    {
        const double tolerance = 1e-10;
        return method switch
        {
            "Lbfgs" => new Lbfgs { GradientTolerance = tolerance }.Minimize(problem.Gradient, problem.Start),
            "NewtonCg" => new NewtonCg { GradientTolerance = tolerance }.Minimize(problem.Gradient, problem.Hvp, problem.Start),
            _ => new ConjugateGradients { GradientTolerance = tolerance, Formula = Enum.Parse<ConjugateFormula>(method) }.Minimize(problem.Gradient, problem.Start),
        };
    }
}
