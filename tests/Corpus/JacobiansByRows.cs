using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Fewer results than inputs: the Jacobian is made of one adjoint for each row, after one run of the method.</summary>
public static partial class JacobiansByRows
{
    private readonly record struct Place(double X, double Y);

    /// <summary>Both rows need what an arm computes, and a function of which the other is the derivative.</summary>
    [Case("2, 0.5, 3, 0, 0", Leaves = "2, 0.5, 3, 0.23850002601822573, 3.1343483441761886")]
    [Case("2, -0.5, 3, 0, 0", Leaves = "2, -0.5, 3, 1.25, 3")]
    [Writes("x", "y", NeverRead = ["x", "y"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Turned(double radius, double angle, double offset, out double x, out double y)
    {
        double along = radius, across = 0;
        if (angle > 0)
        {
            double sine = Math.Sin(angle), cosine = Math.Cos(angle);
            along = radius * cosine * Math.Sqrt(angle) + across * sine;
            across = radius * sine * Math.Sqrt(angle) - offset * cosine * sine;
        }

        x = along + across * offset + 0.5 * angle * offset;
        y = offset + across * across / (1 + along * along);
    }

    /// <summary>A row that depends on one input, and one that depends on none.</summary>
    [Case("2, 3, 5, 0, 0", Leaves = "2, 3, 5, 9, 1")]
    [Writes("square", "one", NeverRead = ["square", "one"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Sparse(double x, double y, double z, out double square, out double one)
    {
        square = y * y;
        one = 1;
    }

    /// <summary>A number is returned, another is left.</summary>
    [Case("2, 3, 5, 0", Value = 30, Gradient = "15, 10, 6", Leaves = "2, 3, 5, 31")]
    [Writes("sum", NeverRead = ["sum"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Jacobian)]
    public static double Returned(double x, double y, double z, out double sum)
    {
        var place = new Place(x * y, y * z);
        sum = place.X * z + 1 + (x - 2) * place.Y;
        return place.X * z;
    }

    /// <summary>Cells of an array of its own; each row has its own derivatives of them.</summary>
    [Case("2, 3, 5, 0, 0", Leaves = "2, 3, 5, 36, 54")]
    [Writes("first", "second", NeverRead = ["first", "second"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Jacobian)]
    public static void ThroughAnArray(double x, double y, double z, out double first, out double second)
    {
        Span<double> cells = stackalloc double[2];
        cells[0] = x * y;
        cells[1] = cells[0] * x;
        cells[0] *= cells[0];
        first = cells[0];
        second = cells[0] + cells[1] + (z - 5) * y + 2 * y;
    }

    /// <summary>A loop records: column by column.</summary>
    [Case("1.5, 2, 0.5, 3, 0, 0", Leaves = "1.5, 2, 0.5, 8.125, 0.3125")]
    [Writes("x", "y", NeverRead = ["x", "y"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Repeated(double start, double factor, double step, int times, out double x, out double y)
    {
        x = start;
        y = 1;
        for (int i = 0; i < times; i++) (x, y) = (x * factor - y * step, y * factor - step * x);
    }
}
