using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>Two arguments that are one variable, one object, or the one a part of the other: the derivative says so before anything is written.</summary>
public class SharedArgumentTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using AutoDiffGen;

        public sealed class Mass { public double X; }

        public struct Point { public double X, Y; }

        public sealed class Body
        {
            public double X, Unused;
            public Point At;
            public double P { get; set; } = 1.1;
            public double[] A = [1.1, 2];
        }

        public sealed class Wheel { public double R = 1.1; public double[] A = [1.1]; }

        public sealed class Cart { public Wheel Front = new(), Rear = new(); public double Load = 1.1; }

        public class Motor { public double P = 1.1; }

        public sealed class Engine : Motor { public double Q = 1.1; }

        public sealed record Note(double Force);

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Variables(ref double x, ref double y, double k) { x *= k; return x * y; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Read(ref double x, in double y, double k) { x *= k; return x * y; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Cell(ref double x, [Constant] double[] g, double k) { x *= k; return x * g[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Span(ref double x, ReadOnlySpan<double> g, double k) { x *= k; return x * g[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Matrix(in double x, double[,] m, double k) { m[0, 0] *= k; return x * m[0, 0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Struct(ref Point x, Point[] p, double k) { x.X *= k; return x.X * p[1].X; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Constant(Mass o, double k, [Constant] Mass c) { o.X *= k; return o.X * c.X; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Field(Body b, ref double x) { x *= b.X; return x * b.X * b.A[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double FieldOfField(Body b, ref Point x) { x.X *= b.At.X; return x.X * b.At.X * b.P; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double FieldWritten(Body b, in double x) { b.X *= x; return b.X * x * b.At.Y; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double FieldKept(Body b, ref double x) { b.X *= x; x *= b.X; return x; }

            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
            public static void Outputs(double a, out double y, out double z, in double k) { y = a * k; z = a * y; y += z * k; }

            [Differentiable(Derivatives = Derivatives.Vjp)]
            public static void TwoOutputs(double a, out double y, out double z) { y = a; z = a * y; y += z; }

            [Differentiable(Derivatives = Derivatives.Vjp)]
            public static void OutputInCells(double a, out double y, double[] c, ReadOnlySpan<double> s, double[,] m) => y = a * c[0] * s[0] * m[0, 0];

            [Differentiable(Derivatives = Derivatives.Vjp)]
            public static void OutputInObject(double a, out Point y, ref double r, Body b) { y = new Point { X = a }; r *= y.X; y.Y = a * r * b.At.X; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Row(ref double x, double[][] rows) { x *= rows[1][0]; return x * rows[1][0]; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double List(ref double x, List<double> list) { x *= list[1]; return x * list[1]; }

            [Differentiable(Derivatives = Derivatives.Vjp)]
            public static void OutputInRow(double a, out double y, double[][] rows) => y = a * rows[1][0];

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jacobian)]
            public static double Held(Cart c, Wheel w) { c.Front.R *= w.R; return c.Front.R * c.Rear.R; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Tied(Cart c) { c.Load *= c.Front.R; return c.Load * c.Rear.R; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Classes(Motor a, Engine b) { a.P *= b.P; return a.P * b.Q; }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Kept(Note n, double k) => n.Force * k;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Hvp)]
            public static double Missing(Body b) => b.X * b.X * b.A[0] * b.P;
        }

        public static class Program
        {
            private static readonly double[] a = [1.1, 2];
            private static readonly double[,] m = { { 1.1 } };
            private static readonly Point[] p = new Point[2];
            private static double v = 1.1, w = 1.1;
            private static readonly Mass o = new() { X = 1.1 }, other = new() { X = 1.1 };
            private static readonly Body b = new() { X = 1.1, At = new() { X = 1.1, Y = 1.1 } }, d = new();

            public static string[] Shared() =>
            [
                Try(() => F.VariablesGradient(ref v, ref v, 2, out _, out _, out _)),
                Try(() => F.VariablesJacobian(ref v, ref v, 2, new double[9])),
                Try(() => F.ReadGradient(ref v, in v, 2, out _, out _, out _)),
                Try(() => F.CellGradient(ref a[1], a, 2, out _, out _)),
                Try(() => F.SpanGradient(ref a[0], a, 2, out _, new double[2], out _)),
                Try(() => F.MatrixGradient(in m[0, 0], m, 2, out _, new double[1, 1], out _)),
                Try(() => F.StructGradient(ref p[1], p, 2, out _, new Point[2], out _)),
                Try(() => F.ConstantGradient(o, 2, o, new Mass(), out _)),
                Try(() => F.ConstantJacobian(o, 2, o, new double[4])),
            ];

            public static string[] SharedWithFields() =>
            [
                Try(() => F.FieldGradient(b, ref b.X, d, out _)),
                Try(() => F.FieldJacobian(b, ref b.X, new double[30])),
                Try(() => F.FieldGradient(b, ref b.A[0], d, out _)),
                Try(() => F.FieldOfFieldGradient(b, ref b.At, d, out _)),
                Try(() => F.FieldWrittenGradient(b, in b.X, d, out _)),
                Try(() => F.FieldKeptGradient(b, ref b.Unused, d, out _)),
            ];

            public static string[] SharedWithRows() =>
            [
                Try(() => F.RowGradient(ref a[0], [p2, a], out _, [new double[2], new double[2]])),
                Try(() => F.ListGradient(ref CollectionsMarshal.AsSpan(list)[1], list, out _, new double[2])),
                Try(() => F.OutputInRowVjp(2, out a[1], [p2, a], ref w, 1, [new double[2], new double[2]])),
            ];

            public static string[] SharedOutputs() =>
            [
                Try(() => F.OutputsVjp(2, out v, out v, 1, ref w, 1, 1, ref w)),
                Try(() => F.OutputsJvp(2, out w, out v, in v, 1, out _, out _, 1)),
                Try(() => F.OutputsJacobian(2, out v, out w, in v, new double[4])),
                Try(() => F.OutputInCellsVjp(2, out a[1], a, a, m, ref w, 1, new double[2], new double[2], new double[1, 1])),
                Try(() => F.OutputInCellsVjp(2, out a[1], p2, a, m, ref w, 1, new double[2], new double[2], new double[1, 1])),
                Try(() => F.OutputInCellsVjp(2, out m[0, 0], p2, p2, m, ref w, 1, new double[2], new double[2], new double[1, 1])),
                Try(() => F.OutputInObjectVjp(2, out b.At, ref v, b, ref w, default, ref w, d)),
                Try(() => F.OutputInObjectVjp(2, out p[0], ref p[0].Y, b, ref w, default, ref w, d)),
                Try(() => F.TwoOutputsVjp(2, out v, out v, ref w, 1, 1)),
            ];

            public static string[] Missing() =>
            [
                Try(() => F.MissingGradient(b, null!)),
                Try(() => F.MissingVjp(b, 1, null!)),
                Try(() => F.MissingJvp(b, null!, out _)),
                Try(() => F.MissingHvp(b, null!, new Body())),
                Try(() => F.MissingHvp(b, new Body(), null!)),
            ];

            private static readonly Wheel wheel = new();
            private static readonly Cart cart = new(), one = new() { Front = wheel, Rear = wheel }, dCart = new();
            private static readonly Engine engine = new();

            public static string[] SharedObjects() =>
            [
                Try(() => F.HeldGradient(one, new(), dCart, new())),
                Try(() => F.HeldJacobian(one, new(), new double[35])),
                Try(() => F.HeldGradient(cart, cart.Front, dCart, new())),
                Try(() => F.HeldGradient(cart, new(), one, new())),
                Try(() => F.HeldGradient(cart, new(), dCart, dCart.Rear)),
                Try(() => F.HeldGradient(cart, wheel, one, new())),
                Try(() => F.TiedGradient(cart, one)),
                Try(() => F.TiedGradient(cart, new() { Rear = cart.Front })),
                Try(() => F.HeldGradient(cart, new(), new() { Rear = null! }, new())),
                Try(() => F.ClassesGradient(engine, engine, new(), new())),
                Try(() => F.ClassesGradient(new(), engine, engine, new())),
                Try(() => F.KeptGradient(new(1), 2, null!, out _)),
            ];

            public static string[] ObjectsApart() =>
            [
                Try(() => F.TiedGradient(one, dCart)),
                Try(() => F.HeldGradient(cart, new(), dCart, new())),
                Try(() => F.ClassesGradient(engine, new(), new(), new())),
            ];

            public static double[] Records()
            {
                var derivative = new Note(0);
                double value = F.KeptGradient(new Note(3), 2, derivative, out double dK);
                return [value, derivative.Force, dK];
            }

            public static string[] Apart() =>
            [
                Try(() => F.FieldGradient(b, ref b.Unused, d, out _)),
                Try(() => F.RowGradient(ref v, [p2, a], out _, [new double[2], new double[2]])),
                Try(() => F.OutputInRowVjp(2, out v, [p2, a], ref w, 1, [new double[2], new double[2]])),
                Try(() => F.FieldWrittenGradient(b, in b.Unused, d, out _)),
                Try(() => F.FieldOfFieldGradient(b, ref p[0], d, out _)),
                Try(() => F.OutputsVjp(2, out v, out w, 1, ref w, 1, 1, ref w)),
                Try(() => F.OutputInCellsVjp(2, out v, a, a, m, ref w, 1, new double[2], new double[2], new double[1, 1])),
                Try(() => F.OutputInObjectVjp(2, out p[0], ref b.Unused, b, ref w, default, ref w, d)),
                Try(() => F.VariablesGradient(ref v, ref w, 2, out _, out _, out _)),
                Try(() => F.CellGradient(ref v, a, 2, out _, out _)),
                Try(() => F.SpanGradient(ref a[0], a.AsSpan(1), 2, out _, new double[1], out _)),
                Try(() => F.SpanGradient(ref a[1], a.AsSpan(0, 1), 2, out _, new double[1], out _)),
                Try(() => F.MatrixGradient(in a[0], m, 2, out _, new double[1, 1], out _)),
                Try(() => F.ConstantGradient(o, 2, other, new Mass(), out _)),
            ];

            private static readonly double[] p2 = [1.1, 2];
            private static readonly List<double> list = [1.1, 2];

            private static string Try(Action action)
            {
                var before = State();
                try { action(); return "nothing"; }
                catch (ArgumentNullException e) { return State() == before ? "no " + e.ParamName : "something was written"; }
                catch (ArgumentException e) { return State() == before ? e.ParamName + " in " + e.Message.Split('\'')[1] : "something was written"; }
            }

            private static (double, double, double, double, double, double, double, double, double, double, double) State() => (v, w, a[0], a[1], m[0, 0], o.X, b.X, b.At.X + b.At.Y, b.Unused, cart.Front.R + cart.Load + one.Load + engine.P, dCart.Front.R + dCart.Rear.R + wheel.R);
        }
        """;

    [Fact]
    public void SharedMemory_IsNamedAndNothingIsWritten()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["x in y", "x in y", "x in y", "x in g", "x in g", "x in m", "x in p", "o in c", "o in c"], (string[])program.Invoke("Program", "Shared")!);
    }

    [Fact]
    public void VariablesThatAreFieldsOfAnObject_AreNamed()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["x in b.X", "x in b.X", "x in b.A", "x in b.At.X", "x in b.X", "x in b.Unused"], (string[])program.Invoke("Program", "SharedWithFields")!);
    }

    [Fact]
    public void VariablesThatAreCellsOfRowsAndLists_AreNamed()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["x in rows", "x in list", "y in rows"], (string[])program.Invoke("Program", "SharedWithRows")!);
    }

    [Fact]
    public void OutputsThatLieInOtherArguments_AreNamed()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["z in y", "z in k", "y in k", "y in c", "y in s", "y in m", "y in b.At.X", "y in r", "z in y"], (string[])program.Invoke("Program", "SharedOutputs")!);
    }

    [Fact]
    public void DerivativesOfObjectsThatAreMissing_AreNamed()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(["no dB", "no dB", "no dB", "no vB", "no hB"], (string[])program.Invoke("Program", "Missing")!);
    }

    [Fact]
    public void ObjectsInObjectsThatAreShared_AreNamed()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal(
            ["c.Front in c.Rear", "c.Front in c.Rear", "c.Front in w", "dC.Front in dC.Rear", "dC.Rear in dW", "w in dC.Front", "dC.Front in dC.Rear", "c.Front in dC.Rear", "no dC.Rear", "a in b", "b in dA", "no dN"],
            (string[])program.Invoke("Program", "SharedObjects")!);
        Assert.All((string[])program.Invoke("Program", "ObjectsApart")!, found => Assert.Equal("nothing", found));
    }

    [Fact]
    public void RecordOfDerivatives_IsWrittenInto()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.Equal([6, 2, 3], (double[])program.Invoke("Program", "Records")!);
    }

    [Fact]
    public void NeighboursInMemory_AreApart()
    {
        using var program = CompiledProgram.Generate(Source);
        Assert.All((string[])program.Invoke("Program", "Apart")!, found => Assert.Equal("nothing", found));
    }
}
