using Xunit;

namespace AutoDiffGen.Generator.Tests.FrontEnd;

/// <summary>What stands in the way of a derivative, and where.</summary>
public class ObstacleTests
{
    [Theory]
    [InlineData("ADG0106", "A[0]", "static double[] A = []; static void Set() => A[0] = 5; static double F(double[] w) { double a = w[0]; Set(); return a + w[0]; }", true)]
    [InlineData("ADG0101", "x.ElementAt(1)", "static double F(double[] x) => x.ElementAt(1);")]
    [InlineData("ADG0101", "Microsoft.VisualBasic.Conversion.Fix(x)", "static double F(double x) => Microsoft.VisualBasic.Conversion.Fix(x);")]
    [InlineData("ADG0101", "C<int>.G(x)", "class C<T> { public static double G(double v) => v; } static double F(double x) => C<int>.G(x);")]
    [InlineData("ADG0116", "b.G(x)", "interface IB { double G(double v); } static double F(double x, IB b) => b.G(x);")]
    [InlineData("ADG0101", "a.AsSpan(new Index(1))", "static double F(double[] a) => a.AsSpan(new Index(1))[0];", true)]
    [InlineData("ADG0101", "a.Select(v => v * 2).OrderBy(v => v)", "static double F(double[] a) => a.Select(v => v * 2).OrderBy(v => v).Take(3).Sum();")]
    [InlineData("ADG0102", "try { y = x * checked(n * n); } catch (OverflowException) { }", "static double F(double x, int n) { double y = 0; try { y = x * checked(n * n); } catch (OverflowException) { } return y; }")]
    [InlineData("ADG0102", "goto b;", "static double F(double x) { if (x < 0) goto b; a: x *= 2; b: x += 1; if (x < 10) goto a; return x; }", true)]
    [InlineData("ADG0102", "try { y *= x; } finally { y += 1; Console.Write(y); }", "static double F(double x) { double y = x; try { y *= x; } finally { y += 1; Console.Write(y); } return y; }")]
    [InlineData("ADG0102", "using var s = new S();", "ref struct S { public void Dispose() { } } static double F(double x) { using var s = new S(); return x; }", true)]
    [InlineData("ADG0103", "new List<double> { x }", "static double F(double x) { var l = new List<double> { x }; l.Reverse(); return l[0]; }")]
    [InlineData("ADG0103", "l[0]", "static double F(List<double[]> l) => l[0][0];")]
    [InlineData("ADG0103", "new S<double>(x)", "static double F(double x) { var t = new S<double>(x); return t.Value; } record struct S<T>(T Value);")]
    [InlineData("ADG0103", "t[0].A", "public struct R { public double A; public double? B; } static double F(double x) { var t = new R[2]; t[0].A = x; return t[0].A; }")]
    [InlineData("ADG0106", "(a, b)", "record S(double C); record R(double A, S B); static double F(double x, int n) { var p = new R(x, new S(x)); for (int i = 0; i < n; i++) p = p with { A = p.A * p.B.C }; var (a, b) = p; return a * b.C; }")]
    [InlineData("ADG0103", "m[0]", "static double F(double[][][] m) => m[0][0][0];")]
    [InlineData("ADG0110", "Matrix4x4.Lerp(m, m, t).M11", "static float F(float t, Matrix4x4 m) => Matrix4x4.Lerp(m, m, t).M11;")]
    [InlineData("ADG0104", "(double)(decimal)x", "static double F(double x) => (double)(decimal)x;")]
    [InlineData("ADG0104", "BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x))", "static double F(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x));")]
    [InlineData("ADG0105", "s", "static double s; static double F(double x) { s += x; return s; }")]
    [InlineData("ADG0105", "s[0]", "static double[] s = []; static double F(double x) { s[0] = x; return s[0]; }")]
    [InlineData("ADG0105", "s", "static double s, t; static double F(double x) { (s, t) = (x * x, x); return s * x; }")]
    [InlineData("ADG0105", "v.X", "static System.Numerics.Vector2 v; static float F(float x) { (v.X, v.Y) = (x * x, x); return v.X * x; }")]
    [InlineData("ADG0105", "memo", "static double? memo; static double F(double x) { memo ??= x * x; return memo.Value * x; }")]
    [InlineData("ADG0105", ".V", "class B { public double V; } static B b = new(); static double F(double x) { b?.V = x * x; return b.V * x; }")]
    [InlineData("ADG0105", "s", "static double s; static double F(double x) { new List<int> { 1 }.ForEach(i => s = x * i); return s * x; }")]
    [InlineData("ADG0105", "s", "static double s; static double F(double x) { Console.Write($\"{s = x * x}\"); return s * x; }")]
    [InlineData("ADG0101", "a.SetValue(x * x, 0)", "static double[] a = [1]; static double F(double x) { a.SetValue(x * x, 0); return a[0] * x; }")]
    [InlineData("ADG0106", "a[0]", "static double F(double[][] a, double[] b) { a[0] = b; return a[0][0]; }")]
    [InlineData("ADG0106", "a[0]", "static double F(double[][] a) { var t = a[0]; a[0] = a[1]; a[1] = t; return a[0][0]; }")]
    [InlineData("ADG0107", "f(x)", "static double F(double x, Func<double, double> f) => f(x);")]
    [InlineData("ADG0107", "v => v * x", "static double F(double x) => Array.ConvertAll(new double[1], v => v * x)[0];")]
    [InlineData("ADG0107", "v => v * x", "static double F(double x) { var f = Array.ConvertAll(new double[1], v => v * x); x = 2; return f[0]; }", true)]
    [InlineData("ADG0107", "double G(double v) => v * x;", "static double F(double x) { double G(double v) => v * x; return Array.ConvertAll(new double[1], G)[0]; }", true)]
    [InlineData("ADG0108", "ref a[0]", "static double F(double[] a) { G(ref a[0], a); return a[0]; } static void G(ref double v, double[] w) => v *= w[0];")]
    [InlineData("ADG0108", "ref double r = ref x > 0 ? ref x : ref b[0];", "static double F(double x, double[] a) { double[] b = a; b = [1]; ref double r = ref x > 0 ? ref x : ref b[0]; r *= r; return x; }", true)]
    [InlineData("ADG0109", "p", "static double F(double x) => B.G(x); struct B { static double p = 2; public static double G(double v) => v * p; }", true)]
    [InlineData("ADG0109", "E.A", "static double F(double x) => B.G(x); class B { enum E { A, B = 3 } public static double G(double v) { E e = E.A; if (v > 1) e = E.B; return e == E.B ? v * v : v; } }", true)]
    [InlineData("ADG0110", "x?.CompareTo(1) ?? 1.5", "static double F(double? x) => x?.CompareTo(1) ?? 1.5;")]
    [InlineData("ADG0111", "FGradient(x, out _)", "static double F(double x) => FGradient(x, out _);", true)]
    public void Obstacle_IsFoundAtItsNode(string id, string node, string members, bool always = false)
    {
        var lowered = Lowering.Members(members);
        var obstacles = Lowering.Obstacles(lowered.Program).ToArray();
        var found = obstacles.FirstOrDefault(o => o.Id == id);
        Assert.True(found is not null, "found: " + string.Join(", ", obstacles.Select(o => o.Id + " " + lowered.Origins[o.Origin])));
        Assert.Equal(node, lowered.Origins[found.Origin].ToString());
        Assert.Equal(always, found.Always);
    }

    [Theory]
    [InlineData("static double F(double x) { Console.WriteLine(x); ArgumentOutOfRangeException.ThrowIfNegative(x); return x; }")]
    [InlineData("static double F(double[] a) { ArgumentNullException.ThrowIfNull(a); return a[0] + a.Length; }")]
    [InlineData("static readonly double k = 2; const double c = 3; static readonly double[] t = [1, 2]; static double F(double x) => x * k + c + t[1];")]
    [InlineData("static double F(double[]? a) { double s = 0; if (a is null || a == null) return 0; foreach (double v in a ?? []) s += v; return s; }")]
    [InlineData("static double F(double x, Random random) { var n = random.NextDouble(); return x; }")]
    [InlineData("static double F(double x, string s) { int n = int.Parse(s); n += int.TryParse(s, out int m) ? m : 0; return x * n; }")]
    public void Nothing_IsInTheWay(string members) =>
        Assert.DoesNotContain(Lowering.Obstacles(Lowering.Members(members).Program), o => o.Always || o.Escapes || o.Id != "ADG0101");

    [Theory]
    [InlineData("static double F(double x) => FGradient(x, out _);", false, true)]
    [InlineData("static double F(double x) => \"text\";", true, false)]
    [InlineData("static double F(double x) { double y; return y; }", true, false)]
    [InlineData("static double F(double x) { return x + ; }", true, false)]
    [InlineData("static double F(double x) => Math.Sin(x, x);", true, false)]
    [InlineData("static double F(double x) { int i = x; return i * x; }", true, false)]
    [InlineData("static double F(double x) { int i = 1; i += x; return i * x; }", true, false)]
    [InlineData("static double F(double x) { const double k = 2; k = x; return k; }", true, false)]
    [InlineData("static double F(in double x) { x = 2; return x; }", true, false)]
    [InlineData("static double F(double x, ReadOnlySpan<double> w) { w[0] = x; return w[0]; }", true, false)]
    [InlineData("static double F(double[] w) { foreach (double v in w) { v = 2; } return w[0]; }", true, false)]
    [InlineData("static double F(double x) { return x * (1 / 0); }", true, false)]
    [InlineData("static double F(double x) { return x * (2147483647 + 1); }", true, false)]
    [InlineData("static double F(double x) { for (int i = 0; i < 3; i++) { return x; } }", true, false)]
    [InlineData("static double F(double x) { while (x > 0) { x--; } }", true, false)]
    [InlineData("static double F(double x) { if (x > 0) { break; } return x; }", true, false)]
    [InlineData("static double F(double x) => G(x); [Obsolete(\"no\", true)] static double G(double x) => x;", true, false)]
    [InlineData("static double F(double x) => H(x); static double H(double x) { if (x > 0) return x; }", true, false)]
    [InlineData("static double F(double x) => x;", false, false)]
    public void Errors_AreToldFromUnknownNames(string members, bool hasErrors, bool hasUnboundNames)
    {
        var lowered = Lowering.Members(members);
        Assert.Equal((hasErrors, hasUnboundNames), (lowered.HasErrors, lowered.HasUnboundNames));
    }

    [Fact]
    public void CommentsAndWhitespace_LeaveTheProgramEqual()
    {
        const string Plain = "static double F(double x) { double y = x * x; if (y > 1) { y = Math.Sin(y); } Console.WriteLine(y); try { y++; } finally { } return y; }";
        const string Commented = """
            // before
            static double F(double x) /* a */
            {
                double y = x   *   x; // square
                if (y > 1)
                {
                    // inside
                    y = Math . Sin(y);
                }

                Console.WriteLine(/* it */ y);
                try { y++; /* up */ } finally { }
                return y;
            }
            """;
        Assert.Equal(Lowering.Members(Plain).Program, Lowering.Members(Commented).Program);
    }
}
