using AutoDiffGen.Solvers;

namespace CurveFitting.Models;

/// <summary>A model and its gradient, of one predictor or of several.</summary>
public sealed record NistModel
{
    private NistModel(Func<double[], double[], double> value) => Value = value;

    /// <summary>The model itself, for those who have to do without its gradient.</summary>
    public Func<double[], double[], double> Value { get; }

    public CurveGradient? Curve { get; private init; }

    public SurfaceGradient? Surface { get; private init; }

    /// <summary>The models by the names of their data sets.</summary>
    public static IReadOnlyDictionary<string, NistModel> All { get; } = new Dictionary<string, NistModel>
    {
        ["Bennett5"] = Of((b, x) => Nist.Bennett5(b, x[0]), Nist.Bennett5Gradient),
        ["BoxBOD"] = Of((b, x) => Nist.BoxBod(b, x[0]), Nist.BoxBodGradient),
        ["Chwirut1"] = Of((b, x) => Nist.Chwirut1(b, x[0]), Nist.Chwirut1Gradient),
        ["Chwirut2"] = Of((b, x) => Nist.Chwirut2(b, x[0]), Nist.Chwirut2Gradient),
        ["DanWood"] = Of((b, x) => Nist.DanWood(b, x[0]), Nist.DanWoodGradient),
        ["ENSO"] = Of((b, x) => Nist.Enso(b, x[0]), Nist.EnsoGradient),
        ["Eckerle4"] = Of((b, x) => Nist.Eckerle4(b, x[0]), Nist.Eckerle4Gradient),
        ["Gauss1"] = Of((b, x) => Nist.Gauss1(b, x[0]), Nist.Gauss1Gradient),
        ["Gauss2"] = Of((b, x) => Nist.Gauss2(b, x[0]), Nist.Gauss2Gradient),
        ["Gauss3"] = Of((b, x) => Nist.Gauss3(b, x[0]), Nist.Gauss3Gradient),
        ["Hahn1"] = Of((b, x) => Nist.Hahn1(b, x[0]), Nist.Hahn1Gradient),
        ["Kirby2"] = Of((b, x) => Nist.Kirby2(b, x[0]), Nist.Kirby2Gradient),
        ["Lanczos1"] = Of((b, x) => Nist.Lanczos1(b, x[0]), Nist.Lanczos1Gradient),
        ["Lanczos2"] = Of((b, x) => Nist.Lanczos2(b, x[0]), Nist.Lanczos2Gradient),
        ["Lanczos3"] = Of((b, x) => Nist.Lanczos3(b, x[0]), Nist.Lanczos3Gradient),
        ["MGH09"] = Of((b, x) => Nist.Mgh09(b, x[0]), Nist.Mgh09Gradient),
        ["MGH10"] = Of((b, x) => Nist.Mgh10(b, x[0]), Nist.Mgh10Gradient),
        ["MGH17"] = Of((b, x) => Nist.Mgh17(b, x[0]), Nist.Mgh17Gradient),
        ["Misra1a"] = Of((b, x) => Nist.Misra1a(b, x[0]), Nist.Misra1aGradient),
        ["Misra1b"] = Of((b, x) => Nist.Misra1b(b, x[0]), Nist.Misra1bGradient),
        ["Misra1c"] = Of((b, x) => Nist.Misra1c(b, x[0]), Nist.Misra1cGradient),
        ["Misra1d"] = Of((b, x) => Nist.Misra1d(b, x[0]), Nist.Misra1dGradient),
        ["Nelson"] = new((b, x) => Nist.Nelson(b, x)) { Surface = Nist.NelsonGradient },
        ["Rat42"] = Of((b, x) => Nist.Rat42(b, x[0]), Nist.Rat42Gradient),
        ["Rat43"] = Of((b, x) => Nist.Rat43(b, x[0]), Nist.Rat43Gradient),
        ["Roszman1"] = Of((b, x) => Nist.Roszman1(b, x[0]), Nist.Roszman1Gradient),
        ["Thurber"] = Of((b, x) => Nist.Thurber(b, x[0]), Nist.ThurberGradient),
    };

    /// <summary>Fits the model to its data.</summary>
    public FitResult Fit(NistProblem problem, double[] start, LeastSquaresOptions? options = null) => Curve is not null
        ? CurveFit.Fit(Curve, problem.Abscissae, problem.Response, start, default, options)
        : CurveFit.Fit(Surface!, problem.Predictors, problem.Response, start, default, options);

    private static NistModel Of(Func<double[], double[], double> value, CurveGradient gradient) => new(value) { Curve = gradient };
}
