namespace AutoDiffGen.Fuzz.Programs;

/// <summary>The struct of random programs: fields, a constructor, properties, methods that change it, operators.</summary>
internal static class Pairs
{
    public const string Source = """
            public struct Pair
            {
                public double X, Y;

                public Pair(double x, double y)
                {
                    X = x;
                    Y = y;
                }

                public readonly double Product => X * Y;

                public readonly double Dot(Pair other) => X * other.X + Y * other.Y;

                public void Scale(double k)
                {
                    X *= k;
                    Y *= 0.5 * k;
                }

                public double Next()
                {
                    double before = X;
                    X = Math.Sin(X * Y);
                    return before;
                }

                public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y + b.Y);

                public static Pair operator *(double k, Pair a) => new(k * a.X, k * a.Y);

                public static Pair operator -(Pair a) => new(-a.Y, a.X);

                public static implicit operator Pair(double x) => new(x, 1);

                public static explicit operator double(Pair p) => p.X - p.Y;
            }

        """;
}
