namespace ADBench.Objectives;

/// <summary>A point or a direction in space.</summary>
internal readonly record struct Vector(double X, double Y, double Z)
{
    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector operator *(Vector a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    public static double Dot(Vector a, Vector b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector Cross(Vector a, Vector b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>This vector turned about an axis by an angle, given as their product: Rodrigues' formula, and what is left of it at zero.</summary>
    public Vector Rotated(Vector rotation)
    {
        double square = Dot(rotation, rotation);
        if (!(square > 0)) return this + Cross(rotation, this);
        double angle = Math.Sqrt(square), cos = Math.Cos(angle), sin = Math.Sin(angle);
        Vector axis = rotation * (1 / angle);
        return this * cos + Cross(axis, this) * sin + axis * (Dot(axis, this) * (1 - cos));
    }
}
