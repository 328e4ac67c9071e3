using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using static AutoDiffGen.Generator.FrontEnd.PlainArithmetic;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// The members of <c>Matrix3x2</c> and <c>Matrix4x4</c>, whose parts are their cells row by row. Vectors are rows that stand on the
/// left; a <c>Matrix3x2</c> has a third column of 0, 0, 1 in mind.
/// </summary>
internal static class MatrixFormulas
{
    public static NumericStructFormula? Find(string name, IMethodSymbol method)
    {
        int columns = method.ContainingType.Name == "Matrix3x2" ? 2 : 4;
        return (name, method.Parameters.Length) switch
        {
            ("op_Addition" or "Add", 2) => static (x, _) => Each(x[0], x[1], Add),
            ("op_Subtraction" or "Subtract", 2) => static (x, _) => Each(x[0], x[1], Subtract),
            ("op_UnaryNegation" or "Negate", 1) => static (x, _) => Each(x[0], Negate),
            ("op_Multiply" or "Multiply", 2) when TypeFacts.IsFloating(method.Parameters[1].Type) => static (x, _) => Each(x[0], part => Multiply(part, x[1][0])),
            ("op_Multiply" or "Multiply", 2) => (x, _) => Product(x[0], x[1], columns),
            ("Transpose", 1) when columns == 4 => static (x, _) => [.. Enumerable.Range(0, 16).Select(i => x[0][i % 4 * 4 + i / 4])],
            ("GetDeterminant", 0) when columns == 2 => static (x, _) => [Subtract(Multiply(x[0][0], x[0][3]), Multiply(x[0][2], x[0][1]))],
            ("CreateTranslation", 1 or 2 or 3) => (x, _) => Translation([.. x.SelectMany(static p => p)], columns),
            ("CreateScale", 1) when TypeFacts.IsFloating(method.Parameters[0].Type) => (x, _) => Scale([.. Enumerable.Repeat(x[0][0], columns == 2 ? 2 : 3)], columns),
            ("CreateScale", 1) => (x, _) => Scale(x[0], columns),
            ("CreateScale", 2) when columns == 2 && method.Parameters.All(static p => TypeFacts.IsFloating(p.Type)) => (x, _) => Scale([x[0][0], x[1][0]], columns),
            ("CreateScale", 3) when method.Parameters.All(static p => TypeFacts.IsFloating(p.Type)) => (x, _) => Scale([x[0][0], x[1][0], x[2][0]], columns),
            ("CreateRotationX", 1) => static (x, e) => Rotation(x[0][0], 1, 2, 4, e),
            ("CreateRotationY", 1) => static (x, e) => Rotation(x[0][0], 2, 0, 4, e),
            ("CreateRotationZ", 1) => static (x, e) => Rotation(x[0][0], 0, 1, 4, e),
            _ => null,
        };
    }

    /// <summary>A vector times a matrix. Of a vector shorter than the matrix is high, the rest is 0, 0, 1 if it is a place.</summary>
    public static Expr[] Transformed(Expr[] v, Expr[] matrix, bool isPlace)
    {
        int columns = matrix.Length == 6 ? 2 : 4, rows = matrix.Length / columns;
        return [.. Enumerable.Range(0, v.Length).Select(j =>
        {
            Expr sum = Enumerable.Range(0, v.Length).Select(i => Multiply(v[i], matrix[i * columns + j])).Aggregate(Add);
            return isPlace && v.Length < rows ? Add(sum, matrix[(rows - 1) * columns + j]) : sum;
        })];
    }

    private static Expr[] Product(Expr[] a, Expr[] b, int columns) => [.. Enumerable.Range(0, a.Length / columns).SelectMany(i => Enumerable.Range(0, columns).Select(j =>
    {
        Expr sum = Enumerable.Range(0, columns).Select(k => Multiply(a[i * columns + k], b[k * columns + j])).Aggregate(Add);
        return columns == 2 && i == 2 ? Add(sum, b[4 + j]) : sum;
    }))];

    private static Expr[] Identity(int columns) =>
        [.. Enumerable.Range(0, columns == 2 ? 6 : 16).Select(i => Expr.Constant(i % (columns + 1) == 0 && i / columns < columns ? 1 : 0, IrType.Single))];

    private static Expr[] Translation(Expr[] by, int columns)
    {
        Expr[] cells = Identity(columns);
        by.CopyTo(cells, columns == 2 ? 4 : 12);
        return cells;
    }

    private static Expr[] Scale(Expr[] by, int columns)
    {
        Expr[] cells = Identity(columns);
        for (int i = 0; i < by.Length; i++) cells[i * (columns + 1)] = by[i];
        return cells;
    }

    /// <summary>Turns the first axis towards the second.</summary>
    private static Expr[] Rotation(Expr angle, int first, int second, int columns, ExpressionLowering expressions)
    {
        Expr[] cells = Identity(columns), turns = expressions.Atoms([Functions.Cos(angle), Functions.Sin(angle)]);
        (cells[first * columns + first], cells[second * columns + second]) = (turns[0], turns[0]);
        (cells[first * columns + second], cells[second * columns + first]) = (turns[1], Negate(turns[1]));
        return cells;
    }
}
