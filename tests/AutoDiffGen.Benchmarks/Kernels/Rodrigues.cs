namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>A rotated point, and what its derivatives need.</summary>
internal readonly struct Rodrigues
{
    private readonly double rx, ry, rz, px, py, pz;
    private readonly double cos, sin, inverse, ax, ay, az, dot;
    private readonly bool isZero;

    public Rodrigues(double rx, double ry, double rz, double px, double py, double pz)
    {
        (this.rx, this.ry, this.rz, this.px, this.py, this.pz) = (rx, ry, rz, px, py, pz);
        double square = rx * rx + ry * ry + rz * rz;
        if (square == 0)
        {
            isZero = true;
            (X, Y, Z) = (px + ry * pz - rz * py, py + rz * px - rx * pz, pz + rx * py - ry * px);
            return;
        }

        double angle = Math.Sqrt(square);
        (sin, cos) = (Math.Sin(angle), Math.Cos(angle));
        inverse = 1 / angle;
        (ax, ay, az) = (rx * inverse, ry * inverse, rz * inverse);
        dot = ax * px + ay * py + az * pz;
        double along = dot * (1 - cos);
        X = px * cos + (ay * pz - az * py) * sin + ax * along;
        Y = py * cos + (az * px - ax * pz) * sin + ay * along;
        Z = pz * cos + (ax * py - ay * px) * sin + az * along;
    }

    public double X { get; }

    public double Y { get; }

    public double Z { get; }

    /// <summary>The derivatives of aX + bY + cZ: by the rotation in the first three places of a row, by the point in the twelfth and the two after it.</summary>
    public void Back(double a, double b, double c, Span<double> row)
    {
        // (a, b, c) × p; the triple product (a, b, c) · (axis × p) is axis · (p × (a, b, c)).
        double mx = py * c - pz * b, my = pz * a - px * c, mz = px * b - py * a;
        if (isZero)
        {
            (row[0], row[1], row[2]) = (mx, my, mz);
            (row[11], row[12], row[13]) = (a + rz * b - ry * c, b + rx * c - rz * a, c + ry * a - rx * b);
            return;
        }

        double versine = 1 - cos, parallel = a * ax + b * ay + c * az;
        double dDot = parallel * versine, along = dot * versine;
        double dx = sin * mx + dDot * px + along * a, dy = sin * my + dDot * py + along * b, dz = sin * mz + dDot * pz + along * c;
        double dAngle = cos * (ax * mx + ay * my + az * mz) - sin * (a * px + b * py + c * pz - parallel * dot);
        double radial = dAngle - (dx * ax + dy * ay + dz * az) * inverse;
        (row[0], row[1], row[2]) = (dx * inverse + radial * ax, dy * inverse + radial * ay, dz * inverse + radial * az);
        row[11] = a * cos + (b * az - c * ay) * sin + dDot * ax;
        row[12] = b * cos + (c * ax - a * az) * sin + dDot * ay;
        row[13] = c * cos + (a * ay - b * ax) * sin + dDot * az;
    }
}
