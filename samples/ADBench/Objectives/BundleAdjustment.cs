using AutoDiffGen;

namespace ADBench.Objectives;

/// <summary>How far points are from where cameras saw them: ADBench's BA.</summary>
internal static partial class BundleAdjustment
{
    /// <summary>The weighted error of one observation. Its Jacobian has two rows of fifteen: eleven for the camera, three for the point, one for the weight.</summary>
    [Differentiable(Derivatives = Derivatives.Jacobian)]
    public static Pixel ReprojectionError(Camera camera, Vector point, double weight, [Constant] Pixel feature)
    {
        Pixel projected = camera.Project(point);
        return new Pixel(weight * (projected.X - feature.X), weight * (projected.Y - feature.Y));
    }

    /// <summary>What keeps weights from vanishing.</summary>
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double WeightError(double weight) => 1 - weight * weight;
}
