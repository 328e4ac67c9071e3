using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>The member of a method that a driver calls.</summary>
internal enum Member { Value, Gradient, Vjp, Jvp, Hvp, Jacobian, Hessian }

/// <summary>
/// Writes static methods of three vectors, which delegates can call, around a method of any signature:
/// the first vector holds all active numbers and afterwards what the method left in them.
/// </summary>
internal static class DriverWriter
{
    public const string Namespace = "CorpusDrivers";

    /// <summary>Moves numbers between the drivers' vectors and the types of the user's parameters.</summary>
    public const string Numbers = """
        namespace CorpusDrivers;

        internal static class Numbers
        {
            /// <summary>Stands for a missing number: of differences, a finite one.</summary>
            public const double Missing = 1e300;

            public static T? Nullable<T>(double number)
                where T : struct, System.Numerics.INumber<T> => number > 0.5 * Missing ? null : T.CreateChecked(number);

            public static T[] Vector<T>(double[] from, int offset, int count)
                where T : System.Numerics.INumber<T>
            {
                var result = new T[count];
                for (int i = 0; i < count; i++) result[i] = T.CreateChecked(from[offset + i]);
                return result;
            }

            public static T[,] Matrix<T>(double[] from, int offset, int rows, int columns)
                where T : System.Numerics.INumber<T>
            {
                var result = new T[rows, columns];
                for (int i = 0; i < rows * columns; i++) result[i / columns, i % columns] = T.CreateChecked(from[offset + i]);
                return result;
            }

            public static T[][] Jagged<T>(double[] from, int offset, int[] lengths)
                where T : System.Numerics.INumber<T>
            {
                var result = new T[lengths.Length][];
                for (int i = 0; i < lengths.Length; offset += lengths[i++]) result[i] = Vector<T>(from, offset, lengths[i]);
                return result;
            }

            public static void Put<T>(T[][] rows, double[] to, int offset)
            {
                foreach (T[] row in rows)
                {
                    Put((System.Array)row, to, offset);
                    offset += row.Length;
                }
            }

            public static T Struct<T, TNumber>(double[] from, int offset, int count)
                where T : struct
                where TNumber : struct, System.Numerics.INumber<TNumber> =>
                System.Runtime.InteropServices.MemoryMarshal.Read<T>(System.Runtime.InteropServices.MemoryMarshal.AsBytes<TNumber>(Vector<TNumber>(from, offset, count)));

            public static T[] Structs<T, TNumber>(double[] from, int offset, int count)
                where T : struct
                where TNumber : struct, System.Numerics.INumber<TNumber> =>
                System.Runtime.InteropServices.MemoryMarshal.Cast<TNumber, T>(Vector<TNumber>(from, offset, count)).ToArray();

            public static void PutStructs<T, TNumber>(System.Span<T> values, double[] to, int offset)
                where T : struct
                where TNumber : struct =>
                Put(System.Runtime.InteropServices.MemoryMarshal.Cast<T, TNumber>(values).ToArray(), to, offset);

            public static T[,] StructMatrix<T, TNumber>(double[] from, int offset, int rows, int count)
                where T : struct
                where TNumber : struct, System.Numerics.INumber<TNumber>
            {
                T[] line = Structs<T, TNumber>(from, offset, count);
                var result = new T[rows, rows == 0 ? 0 : line.Length / rows];
                for (int i = 0; i < line.Length; i++) result[i / result.GetLength(1), i % result.GetLength(1)] = line[i];
                return result;
            }

            public static void PutStructMatrix<T, TNumber>(T[,] values, double[] to, int offset)
                where T : struct
                where TNumber : struct =>
                PutStructs<T, TNumber>(System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Cast<T>(values)), to, offset);

            public static T[][] StructRows<T, TNumber>(double[] from, int offset, int[] counts)
                where T : struct
                where TNumber : struct, System.Numerics.INumber<TNumber>
            {
                var result = new T[counts.Length][];
                for (int i = 0; i < counts.Length; offset += counts[i++]) result[i] = Structs<T, TNumber>(from, offset, counts[i]);
                return result;
            }

            public static void PutStructRows<T, TNumber>(T[][] rows, double[] to, int offset)
                where T : struct
                where TNumber : struct =>
                PutStructs<T, TNumber>(System.Linq.Enumerable.ToArray(System.Linq.Enumerable.SelectMany(rows, static r => r)), to, offset);

            /// <summary>Those of base classes first.</summary>
            private static System.Collections.Generic.IEnumerable<System.Reflection.FieldInfo> Fields(System.Type? of) => of is null ? [] : System.Linq.Enumerable.Concat(
                Fields(of.BaseType),
                of.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly));

            private static bool IsWhole(System.Type type) => (type.IsValueType && !type.IsPrimitive) || type.Namespace == "Corpus";

            /// <summary>An object that its shortest constructor makes, of nothing.</summary>
            public static T Object<T>(double[] from, int offset)
                where T : class
            {
                var constructor = System.Linq.Enumerable.MinBy(typeof(T).GetConstructors(), static c => c.GetParameters().Length)!;
                var result = (T)constructor.Invoke(new object?[constructor.GetParameters().Length]);
                Fill(result, from, ref offset);
                return result;
            }

            private static void Fill(object target, double[] from, ref int offset)
            {
                foreach (var field in Fields(target.GetType()))
                {
                    var value = field.GetValue(target);
                    if (IsWhole(field.FieldType)) Fill(value!, from, ref offset);
                    else if (value is double) value = from[offset++];
                    else if (value is double[] cells) foreach (int i in System.Linq.Enumerable.Range(0, cells.Length)) cells[i] = from[offset++];
                    else if (value is double[,] table) foreach (int i in System.Linq.Enumerable.Range(0, table.Length)) table[i / table.GetLength(1), i % table.GetLength(1)] = from[offset++];
                    field.SetValue(target, value);
                }
            }

            public static void PutObject(object value, double[] to, int offset) => Drain(value, to, ref offset);

            private static void Drain(object source, double[] to, ref int offset)
            {
                foreach (var field in Fields(source.GetType()))
                {
                    var value = field.GetValue(source);
                    if (IsWhole(field.FieldType)) Drain(value!, to, ref offset);
                    else if (value is double number) to[offset++] = number;
                    else if (value is System.Array { Rank: var rank } array && array.GetType().GetElementType() == typeof(double) && rank > 0)
                    {
                        Put(array, to, offset);
                        offset += array.Length;
                    }
                }
            }

            public static void PutStruct<T, TNumber>(T value, double[] to, int offset)
                where T : struct
                where TNumber : struct =>
                Put(System.Runtime.InteropServices.MemoryMarshal.Cast<T, TNumber>(new System.Span<T>(ref value)).ToArray(), to, offset);

            public static void Put(System.Array array, double[] to, int offset)
            {
                foreach (object number in array) to[offset++] = number is System.Half half ? (double)half : System.Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        """;

    public static string ClassName(int number, Member member) => $"Driver{number}{member}";

    /// <summary>A class with one method for each case of a method.</summary>
    public static string Write(int number, Member member, IEnumerable<CorpusCase> cases)
    {
        var text = new StringBuilder($"namespace {Namespace};\n\ninternal static class {ClassName(number, member)}\n{{\n");
        foreach (var @case in cases)
        {
            text.Append($"    public static double Case{@case.Index}(double[] p, double[] b, double[] c)\n    {{\n");
            foreach (var line in Body(member, @case))
            {
                text.Append($"        {line}\n");
            }

            text.Append("    }\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> Body(Member member, CorpusCase @case)
    {
        var constants = Enumerable.Range(0, @case.Arguments.Length).Except(@case.Slots.Select(s => s.Parameter));
        var declarations = @case.Slots.Select(s => s.Declare("a", "p")).Concat(constants.Select(i => Constant(@case, i)));
        var derivative = DriverCalls.Write(member, @case);
        var receiver = @case.Receiver.Length > 0 ? $"({@case.Receiver})." : "";
        var suffix = member == Member.Value ? "" : member.ToString();
        var call = $"{receiver}{@case.Method.Call}{suffix}{@case.Method.TypeArguments}({string.Join(", ", Primal(@case).Concat(derivative.Arguments))});";
        return [
            .. declarations,
            .. derivative.Before,
            (@case.Method.ReturnsNumber ? "double result = (double)" : "") + call,
            .. @case.Slots.Select(s => s.Store("a", "p")),
            .. derivative.After,
            @case.Method.ReturnsNumber ? "return result;" : "return 0;",
        ];
    }

    private static IEnumerable<string> Primal(CorpusCase @case) => @case.Method.ParameterTypes.Select((_, i) =>
        @case.Slots.FirstOrDefault(s => s.Parameter == i)?.RefKind switch
        {
            RefKind.Ref => $"ref a{i}",
            RefKind.Out => $"out a{i}",
            _ => $"({@case.Method.ParameterTypes[i]})a{i}",
        });

    private static string Constant(CorpusCase @case, int parameter)
    {
        var (type, text) = (@case.Method.ParameterTypes[parameter], @case.Arguments[parameter]);
        if (type.Contains("System.Half", StringComparison.Ordinal)) text = text.StartsWith('[') ? $"System.Array.ConvertAll(new double[] {{ {text.Trim('[', ']')} }}, static v => (System.Half)v)" : $"(System.Half)({text})";
        var isMatrix = type.EndsWith("[,]", StringComparison.Ordinal);
        return $"{type} a{parameter} = {(isMatrix ? text.Replace('[', '{').Replace(']', '}') : text)}{(text == "null" ? "!" : "")};";
    }
}
