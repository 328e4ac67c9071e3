using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Tests.BackEnd;

/// <summary>Short ways to build the intermediate representation in tests, and to print it.</summary>
internal static class Code
{
    public static readonly Local X = new("x", 1, IrType.Double), Y = new("y", 2, IrType.Double), Z = new("z", 3, IrType.Double);

    public static readonly Local F = new("f", 4, IrType.Single), G = new("g", 5, IrType.Single);

    public static readonly Local I = new("i", 6, IrType.Int), J = new("j", 7, IrType.Int), Flag = new("flag", 8, IrType.Bool);

    public static readonly Local A = new("a", 9, IrType.Double.With(Shape.Array)), M = new("m", 10, IrType.Double.With(Shape.Matrix));

    public static readonly Local L = new("l", 11, new IrType("long", Shape.Scalar)), B = new("b", 12, new IrType("byte", Shape.Scalar));

    public static Local[] Parameters => [X, Y, Z, F, G, I, J, Flag, A, M, L, B];

    public static Expr R(Local local) => new Read(local);

    public static Expr N(double value) => new Number(value, IrType.Double);

    public static Expr Nf(float value) => new Number(value, IrType.Single);

    public static Expr Int(int value) => Expr.Int(value);

    public static Expr Add(Expr l, Expr r) => new Binary(BinaryOperator.Add, l, r, l.Type);

    public static Expr Sub(Expr l, Expr r) => new Binary(BinaryOperator.Subtract, l, r, l.Type);

    public static Expr Mul(Expr l, Expr r) => new Binary(BinaryOperator.Multiply, l, r, l.Type);

    public static Expr Div(Expr l, Expr r) => new Binary(BinaryOperator.Divide, l, r, l.Type);

    public static Expr Less(Expr l, Expr r) => new Binary(BinaryOperator.Less, l, r, IrType.Bool);

    public static Expr And(Expr l, Expr r) => new Binary(BinaryOperator.AndAlso, l, r, IrType.Bool);

    public static Expr Neg(Expr e) => new Unary(UnaryOperator.Negate, e, e.Type);

    public static Expr Not(Expr e) => new Unary(UnaryOperator.Not, e, e.Type);

    public static Expr To(IrType type, Expr e) => new Convert(e, type);

    public static Expr Cell(Local array, params Expr[] indices) => new Element(R(array), EquatableArray.Of(indices));

    public static Expr Call(string id, params Expr[] arguments) => new Apply(id, EquatableArray.Of(arguments), arguments[0].Type);

    public static Opaque Copied(IrType type, string text, params Local[] reads)
    {
        string[] parts = text.Split('#');
        var gaps = Enumerable.Range(0, parts.Length - 1).ToArray();
        return new Opaque(new Template(EquatableArray.Of(parts), EquatableArray.Of(gaps)), EquatableArray.Of([.. reads.Select(R)]), type);
    }

    public static Block Do(params Stmt[] statements) => new(EquatableArray.Of(statements));

    public static Function Method(Block body, params Local[] parameters) => new(
        "M:T.F", "F", "global::T.F",
        parameters.Select(p => new Parameter(p, PassingMode.Value, false)).ToEquatableArray(),
        IrType.Double, body) { LocalCount = 100 };

    public static string Text(Expr expression, EmitOptions? options = null) => Printer(options, expression).Exact(expression);

    public static string Converted(Expr expression) => Printer(null, expression).Converted(expression);

    public static string Text(Block body, params Local[] parameters)
    {
        Function function = Method(body, [.. Parameters, .. parameters]);
        var writer = new IndentedWriter();
        var names = new NameAllocator(function);
        new CSharpEmitter(function, names, new ExpressionPrinter(names, new ShortNames(default), new EmitOptions()), writer).EmitBody(body);
        return writer.ToString().TrimEnd('\n');
    }

    private static ExpressionPrinter Printer(EmitOptions? options, Expr expression)
    {
        options ??= new EmitOptions();
        return new ExpressionPrinter(new NameAllocator(Method(Do(new Effect(expression)), Parameters)), new ShortNames(options.ShadowedNames), options);
    }
}
