using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Robust losses: stationary points of their own objective, and outliers that pull less.</summary>
public sealed class RobustLossTests
{
    private static readonly double[] X = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5];
    private static readonly double[] Clean = [.. X.Select(x => 5 * Math.Exp(-0.7 * x))];

    public static TheoryData<RobustLoss> Losses { get; } = [RobustLoss.Huber(0.1), RobustLoss.SoftL1(0.1), RobustLoss.Cauchy(0.1), RobustLoss.Arctan(0.3)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Outliers_PullLess(RobustLoss loss)
    {
        double[] y = [.. Clean];
        y[2] += 3;
        y[7] += 2;
        FitResult plain = CurveFit.Fit(FitFunctions.DecayGradient, X, y, [4.5, 0.6]);
        FitResult robust = CurveFit.Fit(FitFunctions.DecayGradient, X, y, [4.5, 0.6], options: new LeastSquaresOptions { Loss = loss });
        Assert.True(robust.IsConverged, robust.ToString());
        Assert.True(Math.Abs(plain.Parameters[1] - 0.7) > 0.1);
        Assert.Equal(0.7, robust.Parameters[1], 0.05);
        Assert.Equal(5, robust.Parameters[0], 0.2);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Result_IsStationaryForTheLoss(RobustLoss loss)
    {
        double[] y = [.. Clean.Select((value, i) => value + 0.2 * Math.Sin(3 * i) + (i == 4 ? 1.5 : 0))];
        FitResult fit = CurveFit.Fit(FitFunctions.DecayGradient, X, y, [4.5, 0.6], options: new LeastSquaresOptions { Loss = loss });
        Assert.True(fit.IsConverged, fit.ToString());
        Assert.Equal(Objective(fit.Parameters), fit.Cost, 1e-14 + 1e-13 * fit.Cost);
        for (int j = 0; j < 2; j++)
        {
            const double h = 1e-4;
            double near = At(j, h) - At(j, -h), far = At(j, 2 * h) - At(j, -2 * h);
            Assert.Equal(0, (8 * near - far) / (12 * h), 1e-8);
            Assert.True(At(j, h) > fit.Cost && At(j, -h) > fit.Cost);
        }

        double At(int j, double shift)
        {
            double[] b = [.. fit.Parameters];
            b[j] += shift;
            return Objective(b);
        }

        double Objective(double[] b) => X.Select((x, i) => Half(loss, FitFunctions.Decay(b, x) - y[i])).Sum();
    }

    // Where all residuals are far beyond the scale, weights from second derivatives would vanish, and steps go anywhere.
    [Fact]
    public void FarStart_DoesNotThrowTheFitOff()
    {
        double[] days = [9, 14, 21, 28, 42, 57, 63, 70, 79], yields = [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08];
        FitResult plain = CurveFit.Fit(CurveFitting.Models.Nist.Rat42Gradient, days, yields, [100, 1, 0.1]);
        foreach (RobustLoss loss in new[] { RobustLoss.Huber(1), RobustLoss.SoftL1(1), RobustLoss.Cauchy(1) })
        {
            FitResult robust = CurveFit.Fit(CurveFitting.Models.Nist.Rat42Gradient, days, yields, [100, 1, 0.1], options: new LeastSquaresOptions { Loss = loss });
            Assert.True(robust.IsConverged, robust.ToString());
            Assert.Equal(plain.Parameters[0], robust.Parameters[0], 3.0);
        }
    }

    [Fact]
    public void SmallResiduals_CountAsSquares()
    {
        double[] y = [.. Clean.Select((value, i) => value + 1e-3 * Math.Sin(3 * i))];
        FitResult plain = CurveFit.Fit(FitFunctions.DecayGradient, X, y, [4.5, 0.6]);
        FitResult huber = CurveFit.Fit(FitFunctions.DecayGradient, X, y, [4.5, 0.6], options: new LeastSquaresOptions { Loss = RobustLoss.Huber(10) });
        Assert.Equal(plain.Parameters[0], huber.Parameters[0], 1e-10);
        Assert.Equal(plain.StandardErrors[1], huber.StandardErrors[1], 1e-10);
        Assert.Equal(plain.Cost, huber.Cost, 1e-14);
    }

    [Fact]
    public void Scale_MustBePositive() => Assert.Throws<ArgumentOutOfRangeException>("scale", () => RobustLoss.Cauchy(0));

    // ½s²ρ(r²/s²), from the formulas.
    private static double Half(RobustLoss loss, double r)
    {
        double s = loss.Scale, z = r * r / (s * s);
        string name = loss.GetType().Name;
        double rho = name switch
        {
            "HuberLoss" => z <= 1 ? z : 2 * Math.Sqrt(z) - 1,
            "SoftL1Loss" => 2 * (Math.Sqrt(1 + z) - 1),
            "CauchyLoss" => Math.Log(1 + z),
            _ => Math.Atan(z),
        };
        return 0.5 * s * s * rho;
    }
}
