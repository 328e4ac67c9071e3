namespace ADBench.Objectives;

/// <summary>A place in an image, or how far two of them are apart.</summary>
internal readonly record struct Pixel(double X, double Y);
