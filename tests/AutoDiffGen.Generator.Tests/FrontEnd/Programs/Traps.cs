using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

public static partial class Traps
{
    public static readonly StringBuilder Log = new();

    private static readonly double[] Table = [1, 2, 3, 4];
    private static readonly int[] Order = { 2, 0, 1 };
    private static double counter;

    // Generic, so never followed: an effect in the middle of an expression.
    private static T Note<T>(T value)
    {
        Log.Append(CultureInfo.InvariantCulture, $"{value};");
        return value;
    }

    private static double Tick() => counter++;

    private static double Square(double v) => v * v;

    private static void Bump(double[] a, int i) => a[i] += 1;

    private static double Weighted(double a, double b = 3, double c = 5) => a + 10 * b + 100 * c;

    public static double PostfixInIndex(double x, double y) { double[] a = [x, y, 3]; int i = 0; a[i++] = a[i] * 2; a[i++] += a[i]; return a[0] + 10 * a[1] + 100 * a[2] + i; }

    public static double PrefixAndPostfix(double x, double y) => x++ + ++x * y-- - --y;

    public static double AssignmentChain(double x, double y) { double a, b, c; a = b = c = x + y; c += a -= b *= 2; return a + 10 * b + 100 * c; }

    public static double OperandsBeforeEffects(double x, double y) => x * (x = y) + x * (y = 2 * x) + y;

    public static double NestedCompound(double x, double y) { x += y += x; x -= x *= y; return x - y; }

    public static double CallsInOrder(double x, double y) => Note(x) - Note(y) * Note(x + y) + (x > 0 ? Note(1.0) : Note(2.0));

    public static double NamedArguments(double x, double y) => Weighted(c: Note(x), a: Note(y)) + Weighted(b: Note(2.0), a: x);

    public static double ShortCircuits(double x, double y)
    {
        double s = 0;
        if (x > 0 && (y = y * x) > 5 || (s += 1) > 0 && Note(y) > 1) s += y;
        bool both = x > 1 & Note(y) > 1 | Note(x) > 2;
        return s + (both ? 100 : 0) + (!(x > 0 && Note(x) > 1) ? 1000 : 0);
    }

    public static double CellReadBeforeCall(double x, double y) { double[] a = [x, y]; return a[0] + BumpAndGet(a) + a[0]; }

    private static double BumpAndGet(double[] a) { Bump(a, 0); return a[0] * a[1]; }

    public static double StaticState(double x, double y) { counter = 1; double r = counter * x + Tick() + counter * y; counter = 0; return r; }

    public static double SwapsOfEverything(double x, double y)
    {
        double[] a = [x, y, 5];
        int i = 0, j = 2;
        (a[i], a[j]) = (a[j], a[i]);
        (x, y) = (y, x);
        (i, a[i], x) = (j, x, a[i] + y);
        (var p, var q) = (x, y * 2);
        var (u, (v, w)) = (p + q, (q, 1));
        (_, a[1]) = (Note(u), v);
        (double n, long k) = (3, i);
        return a[0] + 2 * a[1] + 3 * a[2] + 5 * x + 7 * y + 11 * i + u * v * w + n * k;
    }

    public static double WhileWithEffects(double x, double y)
    {
        double s = 0;
        int i = 3;
        while (i-- > 0) { if (i == 1) continue; s += x * i; }
        int k = 0;
        do { s += y; if (k != 1) s *= 2; } while (++k < 3 && Note(k) < 9);
        do { s -= 1; if (k == 1) continue; s -= 1; } while (s > 100);
        for (int a = 0, b = 5; a++ < --b; s += a) if (a > 1) continue; else s += b;
        for (; ; ) { if (s++ > 3) break; }
        return s + i + k;
    }

    public static double Switches(double x, double y)
    {
        double s = 0;
        for (int i = 0; i < 6; i++)
        {
            switch (i)
            {
                case 0:
                    s += x;
                    break;
                case 1:
                case 2 when y > 0:
                    if (x > 1) break;
                    s += y;
                    break;
                default:
                    s += 100;
                    break;
                case 4:
                    s *= 2;
                    break;
            }

            switch (x + i)
            {
                case > 3 and < 5: s += 1; continue;
                case double.NaN: s = 0; break;
                case var z when z < 0 && Note(z) < -1: s -= z; break;
            }

            s += 1000;
        }

        return s;
    }

    public static double SwitchExpressions(double x, double y)
    {
        double a = x switch { < 0 => -x, > 2 or 0 => Note(x), 1 => throw new ArgumentException("one", nameof(x)), var z => z * y };
        double b = (x, y) switch { ( > 0, > 0 and var v) => x * v, ( > 0, _) => x / y, _ => 0 };
        int k = ((int)x) switch { 0 => 1, 1 => 2, _ when y > 1 => 3, _ => 4 };
        double c = y switch { not (> 1 and < 3) => 1, _ => 2 };
        return a + 10 * b + 100 * k + 1000 * c;
    }

    public static double NotExhaustive(double x, double y) => x switch { > 1 => y, < 0 => 2 * y };

    public static double IsPatterns(double x, double y)
    {
        bool a = x is > 0 and < 3, b = y is 1 or 2, c = (x + y) is not 3, d = Note(x) is var z && z > y;
        return (a ? 1 : 0) + (b ? 10 : 0) + (c ? 100 : 0) + (d ? 1000 : 0);
    }

    public static double Integers(double x, double y)
    {
        int i = (int)x * 7 / 2 % 5;
        byte b = (byte)(200 + (int)y);
        b += 100;
        b++;
        short h = -3;
        h <<= 2;
        uint u = (uint)(b ^ 0x55) >> 1;
        long l = i;
        l *= int.MaxValue;
        l |= 1;
        char c = 'a';
        c += (char)1;
        float f = (float)x / 3;
        f += (float)y;
        f++;
        i += (int)2.9;
        x += i;
        i -= 'b';
        ulong big = 18446744073709551615;
        return i + b + h + u + l + c + f + (~i & 12) + (big > 3 ? 1 : 0) + 1 / (i == 0 ? 1 : i) + x;
    }

    public static double DoubleIntoInteger(double x, double y) { int i = 3; i += (int)x; i *= 2; float f = 1; f *= 3; f -= (float)y; int k = 1; k <<= i; return i + f + k; }

    public static double CheckedArithmetic(double x, double y)
    {
        checked
        {
            int k = (int)(x * 1e9);
            k += (int)y * 1000000000;
            int m = unchecked(k * 77);
            return k + m;
        }
    }

    public static double Arrays(double x, double y)
    {
        double[,] m = { { x, 2 }, { y, 4 } };
        m[0, 1] *= m[1, 0]++;
        double s = 0;
        for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) s += m[i, j] * (i + 1);
        Span<double> t = stackalloc double[3];
        t[0] = x; t[1] = t[0] * y; t[^1] = t[1] + t[^2];
        ReadOnlySpan<double> r = t;
        foreach (var v in r) s += v;
        foreach (ref double v in t) v *= 2;
        foreach (double v in t) s += v;
        float[] f = { 1, 2, (float)x };
        foreach (double v in f) s += v;
        foreach (int k in Order) s += Table[k] * k;
        int[] counts = new int[3];
        foreach (int k in Order) counts[k]++;
        counts[Order[0]] += Order[1] + counts[^1];
        s += Sum(f[^1], counts[2]) + r.Length + Table.Length + m.Length;
        double[] n = new double[(int)Math.Max(2, Math.Abs(y)) + 1];
        n[^2] = x;
        n[n.Length - 1]--;
        return s + n[^1] + n[^2] + (r.IsEmpty ? 1 : 0);
    }

    private static double Sum(params double[] values) { double s = 0; foreach (var v in values) s += v; return s; }

    public static double SpanOf(double x, double y) { double[] a = [x, y]; return Total(a) + Total([x, 1, y]) + Total(stackalloc double[2]); }

    private static double Total(ReadOnlySpan<double> s) { double t = 0; for (int i = 0; i < s.Length; i++) t += s[i]; return t; }

    public static double ForeachLive(double x, double y) { double[] a = [x, y, 1]; double s = 0; int i = 0; foreach (var v in a) { if (i + 1 < a.Length) a[i + 1] += v; s += v; i++; if (i == 2) a = [9, 9, 9]; } return s + a[0]; }

    public static double RefLocals(double x, double y)
    {
        double[] a = [x, y, 3];
        int k = 1;
        ref double r = ref a[k];
        k = 0;
        r = r * r + x;
        a[1] += 1;
        ref double q = ref x;
        q += r;
        return x + a[0] + 10 * a[1] + r;
    }

    public static double Guards(double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(y, 5.0);
        if (double.IsNaN(x)) throw new ArgumentException("NaN", nameof(x));
        return Math.Sqrt(x) + (y > 2 ? throw new InvalidOperationException($"{y:F1}") : y);
    }

    public static double Copied(double x, double y)
    {
        var list = new List<string> { "a", nameof(x) };
        list.Add($"{x:F2} and {y.ToString(CultureInfo.InvariantCulture)}");
        var names = list.Where(n => n.Length > 1).Select(n => n.ToUpperInvariant()).ToArray();
        Log.Append(string.Join(",", names)).Append(default(int)).Append(typeof(List<>).Name);
        KeyValuePair<string, int> pair = new("k", 3);
        var anonymous = new { list.Count, pair.Value };
        int parsed = int.TryParse("12", NumberStyles.Integer, CultureInfo.InvariantCulture, out int n) ? n : 0;
        (string A, int B) tuple = ("t", parsed);
        object o = tuple.A;
        string text = o as string ?? "none";
        decimal money = 1.5m * anonymous.Count;
        int? maybe = parsed > 3 ? parsed : null;
        DayOfWeek day = DayOfWeek.Monday;
        day++;
        string s = text is { Length: > 0 } ? text : "";
        return list.Count + anonymous.Value + parsed + tuple.B + text.Length + (double)money + (maybe ?? 0) + (int)day + (day == DayOfWeek.Tuesday ? 1 : 0) + s.Length;
    }

    public static double Blocks(double x, double y)
    {
        double s = 0;
        int k = 0;
        try { k = checked((int)(x * 1e9)); s += k; } catch (OverflowException) when (x > 0) { k = -1; } finally { Log.Append('f'); }
        lock (Log) { s += x; }
        foreach (var word in new[] { "a", "bb" }) { s += word.Length; if (word.Length > 5) break; }
        using (var reader = new System.IO.StringReader("abc")) { k += reader.Read(); }
        return s + k + y;
    }

    public static double LocalFunctions(double x, double y)
    {
        static double Twice(double v) => 2 * v;
        Func<double, double> half = v => v / 2;
        return Twice(x) + half(y) + Math.Max((int)x, 3) + Math.Min(Order[0], Note(1)) + Math.Clamp((int)y, 0, 2);
    }

    [Conditional("NEVER_DEFINED")]
    private static void Erased(double v) => Log.Append(v);

    public static double ErasedCall(double x, double y) { Erased(x *= 2); Debug.Assert(y > -100, "message"); return x * y; }

    public static double Argument(double x, double y, [CallerMemberName] string who = "") => x + y + who.Length;

    public static double CallerInfo(double x, double y) => Caller(x) + Caller(y, 2);

    private static double Caller(double x, int k = 1, [CallerMemberName] string who = "", [CallerArgumentExpression(nameof(x))] string what = "") { Log.Append(who).Append(what); return x * k; }

    public static double RecursionAndCallees(double x, double y) => Power(x, 3) + Odd(y, 3);

    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    private static double Odd(double x, int n) => n == 0 ? x : x + Even(x, n - 1);

    private static double Even(double x, int n) => n == 0 ? 1 : x * Odd(x, n - 1);

    public static double Extensions(double x, double y) => x.Cubed() + y.Cubed() + Order.AsSpan().Length + Order.Sum();

    public static double ThrowOnly(double x, double y) => throw new NotSupportedException();

    public static double Gotos(double x, double y) { int i = 0; again: x *= y; if (++i < 3) goto again; return x; }

    public static double Shadow(double x, double y) { double Math = x; { double t = Math; y += t; } { double t = 2 * y; y += t; } return y + System.Math.Abs(Math); }

    public static double Discards(double x, double y) { _ = Note(x); _ = x * y; _ = x++; return x; }

    public static double DoubleConditional(double x, double y) => (x > y ? ref x : ref y) + (x < 0 ? x * x : x < 1 ? x : Math.Sqrt(x)) + (x > 0 ? 1 : y > 0 ? 2 : 3);

    public static double SideEffectsInArms(double x, double y) { double z = x > 0 ? y = x : (x = -y); int k = x > 1 ? 4 : (int)(y += 1); return x + 10 * y + 100 * z + k; }

    public static double IndexSpill(double x, double y) { double[] a = [x, y, 3]; int[] p = { 0, 1, 2 }; int i = 0; a[p[i]] = (p[0] = 2) + (i = 1); a[i] = a[i = 2] + a[p[i]]; return a[0] + 10 * a[1] + 100 * a[2] + p[0]; }

    public static double ThrowOrder(double x, double y) { double[] a = [x]; return a[(int)y] + Note(2.0); }
}

public static class TrapExtensions
{
    public static double Cubed(this double v) => v * v * v;
}
