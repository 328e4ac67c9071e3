using Backpropagation.Models;

namespace Backpropagation;

/// <summary>Walking downhill: too far a step, two valleys, two variables.</summary>
internal static class GradientDescent
{
    private const int Steps = 10;

    public static void Run()
    {
        Square(rate: 0.1, "Gradient descent on x², rate 0.1: every step multiplies x by 0.8");
        Square(rate: 1.1, "The same with rate 1.1: every step goes too far, and it diverges");
        Quartic();
        Bowl();
    }

    private static void Square(double rate, string title)
    {
        var table = new Table("step", "x", "f", "f′");
        double x = 3;
        for (int step = 0; step <= Steps; step++)
        {
            double value = Valleys.SquareGradient(x, out double dX);
            table.Add(step, x, value, dX);
            x -= rate * dX;
        }

        table.Print(title);
    }

    private static void Quartic()
    {
        const double rate = 0.01;
        var table = new Table("step", "x", "f", "x", "f");
        double left = -0.5, right = 0.5;
        for (int step = 0; step <= 10 * Steps; step++)
        {
            double leftValue = Valleys.QuarticGradient(left, out double dLeft);
            double rightValue = Valleys.QuarticGradient(right, out double dRight);
            if (step % Steps == 0) table.Add(step, left, leftValue, right, rightValue);
            left -= rate * dLeft;
            right -= rate * dRight;
        }

        table.Print("Gradient descent on x⁴ − 4x² + x + 1, rate 0.01, from −0.5 and from 0.5: two valleys, one deeper");
    }

    private static void Bowl()
    {
        const double rate = 0.1;
        var table = new Table("step", "x₁", "x₂", "f", "∂₁", "∂₂");
        double x1 = 3, x2 = 2;
        for (int step = 0; step <= Steps; step++)
        {
            double value = Valleys.BowlGradient(x1, x2, out double dX1, out double dX2);
            table.Add(step, x1, x2, value, dX1, dX2);
            x1 -= rate * dX1;
            x2 -= rate * dX2;
        }

        table.Print("Gradient descent on x₁² + 2x₂², rate 0.1: 3·0.8ⁿ and 2·0.6ⁿ");
    }
}
