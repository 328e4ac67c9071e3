using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;
using AutoDiffGen;

namespace Corpus;

/// <summary>Code that carries no derivative is copied as it stands, and runs once.</summary>
public static partial class InactiveCode
{
    [Case("3, new System.Collections.Generic.List<string>()", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Logging(double x, List<string> log)
    {
        log.Add("start");
        double y = x * x;
        log.Add($"x = {x.ToString(CultureInfo.InvariantCulture)}, y = {y:F2}");
        return y;
    }

    [Case("3", Value = 27, Gradient = "27")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Asserted(double x)
    {
        Debug.Assert(x > 0, "x is positive here");
        double y = x * x * x;
        Debug.Assert(y > x);
        return y;
    }

    [Case("2, \"3\"", Value = 12, Gradient = "12")]
    [Case("2, \"three\"", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double TryAround(double x, string text)
    {
        int k;
        try
        {
            k = int.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            k = 0;
        }

        return k == 0 ? x * x * x : k * x * x;
    }

    [Case("2", Value = 24, Gradient = "18")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double StringBuilding(double x)
    {
        var text = new StringBuilder();
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            text.Append(i).Append(';');
            sum += i * x * x;
        }

        int length = text.ToString().Length;
        return sum + x * length;
    }

    [Case("2, default", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Cancellable(double x, CancellationToken token)
    {
        double y = 1;
        for (int i = 0; i < 3; i++)
        {
            token.ThrowIfCancellationRequested();
            y *= x;
        }

        return y;
    }

    [Case("1.5, \"linear\"", Value = 1.5, Gradient = "1")]
    [Case("1.5, \"square\"", Value = 2.25, Gradient = "3")]
    [Case("1.5, null", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ByName(double x, string? kind) => kind switch
    {
        "linear" => x,
        "square" => x * x,
        _ => 0,
    };

    [Case("1.5, 3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double FunctionAfterReturn(double x, int n)
    {
        int k = Twice(n);
        return x * k;

        int Twice(int m) => 2 * m;
    }
}
