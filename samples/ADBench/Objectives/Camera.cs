namespace ADBench.Objectives;

/// <summary>A camera with radial distortion.</summary>
/// <param name="Rotation">The axis of its rotation times the angle.</param>
/// <param name="Centre">Where it stands.</param>
/// <param name="FocalLength">In pixels.</param>
/// <param name="Principal">Where its axis meets the image.</param>
/// <param name="K1">The distortion that grows with the square of the distance from the axis.</param>
/// <param name="K2">The distortion that grows with its fourth power.</param>
internal readonly record struct Camera(Vector Rotation, Vector Centre, double FocalLength, Pixel Principal, double K1, double K2)
{
    /// <summary>Where the camera sees a point.</summary>
    public Pixel Project(Vector point)
    {
        Vector seen = (point - Centre).Rotated(Rotation);
        double x = seen.X / seen.Z, y = seen.Y / seen.Z;
        double square = x * x + y * y;
        double distortion = 1 + K1 * square + K2 * square * square;
        return new Pixel(x * distortion * FocalLength + Principal.X, y * distortion * FocalLength + Principal.Y);
    }
}
