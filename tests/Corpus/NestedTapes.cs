using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops in loops that record, at one level or at several.</summary>
public static partial class NestedTapes
{
    [Case("0.5, 1.25, 3, 2", Value = 1.7725420074597887, Gradient = "0.23607438295285621, -0.35748322744195845")]
    [Case("0.5, 1.25, 3, 0", Value = 0.5, Gradient = "1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Inner(double x, double k, int outer, int inner)
    {
        for (int i = 0; i < outer; i++)
        {
            for (int j = 0; j < inner; j++) x = Math.Sin(x * k) + j;
        }

        return x;
    }

    [Case("0.3, 0.6, 3, 2", Value = 0.22254095796213869, Gradient = "0.010983605845430994, 0.72041900302152336")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BothLevels(double x, double k, int outer, int inner)
    {
        for (int h = 0; h < 2; h++)
        {
            for (int i = 1; i <= outer; i++)
            {
                x = x * x * k + 0.1;
                for (int j = inner; j > 0; j--) x = Math.Sin(x * k) + x / j;
                x *= Math.Cos(x);
            }
        }

        return x;
    }

    [Case("0.5, 0.25, 3, 2", Value = 0.94339676396192776, Gradient = "-8.8344557394540496e-5, -0.10965146291663088")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnceAtEachLevel(double x, double k, int outer, int inner)
    {
        for (int h = 0; h < 2; h++)
        {
            for (int i = 0; i < outer; i++)
            {
                x = x * x + k;
                for (int j = 0; j < inner; j++) x = Math.Sin(x + j);
            }
        }

        return x;
    }

    [Case("1.5, 1.25, 4", Value = 0.97664233287042854, Gradient = "-0.000154981767128896, 0.0397181197297881")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Conditional(double x, double k, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j += 2)
            {
                if (j % 2 == 0) x *= Math.Sin(x) + k;
                else x = Math.Cos(k * x);
                if (x > 2) break;
            }

            for (int j = i; j < n - 1; j++) x /= 1 + k * k * x;
        }

        return x;
    }

    [Case("0.5, 1.25, 3", Value = 1.2745543558638219, Gradient = "0.14753622465714513, 0.013508468044747169")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SinesAndCosines(double x, double k, int n)
    {
        double y = k;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sine = Math.Sin(x * y), cosine = Math.Cos(x * y);
                x += sine * 0.5;
                y = y * cosine + 0.25;
            }
        }

        return x * y;
    }
}
