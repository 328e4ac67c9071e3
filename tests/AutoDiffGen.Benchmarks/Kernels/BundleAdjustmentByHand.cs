using ADBench.Objectives;

namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>ADBench's reprojection error with its Jacobian, by hand: both rows from one rotation.</summary>
internal static class BundleAdjustmentByHand
{
    public static Pixel ReprojectionError(Camera camera, Vector point, double weight, Pixel feature, Span<double> jacobian)
    {
        if (jacobian.Length != 30) throw new ArgumentException("Wrong length.", nameof(jacobian));
        double rx = camera.Rotation.X, ry = camera.Rotation.Y, rz = camera.Rotation.Z;
        double px = point.X - camera.Centre.X, py = point.Y - camera.Centre.Y, pz = point.Z - camera.Centre.Z;
        var rotation = new Rodrigues(rx, ry, rz, px, py, pz);
        double inverse = 1 / rotation.Z, x = rotation.X * inverse, y = rotation.Y * inverse;
        double square = x * x + y * y;
        double distortion = 1 + camera.K1 * square + camera.K2 * square * square;
        double slope = 2 * (camera.K1 + 2 * camera.K2 * square);
        double ex = x * distortion * camera.FocalLength + camera.Principal.X - feature.X;
        double ey = y * distortion * camera.FocalLength + camera.Principal.Y - feature.Y;
        double scale = weight * camera.FocalLength, mixed = scale * x * y * slope;
        Row(jacobian[..15], rotation, scale * (distortion + x * x * slope) * inverse, mixed * inverse, x, y);
        Row(jacobian[15..], rotation, mixed * inverse, scale * (distortion + y * y * slope) * inverse, x, y);
        Rest(jacobian[..15], weight, x, distortion, square, camera.FocalLength, ex);
        Rest(jacobian[15..], weight, y, distortion, square, camera.FocalLength, ey);
        (jacobian[7], jacobian[8], jacobian[22], jacobian[23]) = (weight, 0, 0, weight);
        return new Pixel(weight * ex, weight * ey);
    }

    /// <summary>What one coordinate of the error has of rotation, centre and point; a and b are its derivatives by the projected X and Y.</summary>
    private static void Row(Span<double> row, in Rodrigues rotation, double a, double b, double x, double y)
    {
        double c = -(a * x + b * y);
        rotation.Back(a, b, c, row);
        (row[3], row[4], row[5]) = (-row[11], -row[12], -row[13]);
    }

    private static void Rest(Span<double> row, double weight, double x, double distortion, double square, double focalLength, double error)
    {
        row[6] = weight * x * distortion;
        row[9] = weight * x * square * focalLength;
        row[10] = row[9] * square;
        row[14] = error;
    }
}
