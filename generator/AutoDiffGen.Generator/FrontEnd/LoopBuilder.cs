using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Writes the loops that short forms of C# stand for.</summary>
internal static class LoopBuilder
{
    public static Literal Zero { get; } = new("0", IrType.Int);

    /// <summary><c>for (int name = 0; name &lt; count; name++) { body }</c></summary>
    public static void Counted(FunctionScope scope, Expr count, string name, Action<Read> body)
    {
        Local index = scope.Temporary(IrType.Int, name);
        scope.Emit(new Define(index, Zero));
        Block block = scope.Nested(() => body(new Read(index)));
        scope.Emit(new Loop(new Binary(BinaryOperator.Less, new Read(index), count, IrType.Bool), block)
        {
            Iterator = new Block(EquatableArray.Of<Stmt>(new Assign(index, Plus(new Read(index), new Literal("1", IrType.Int))))),
        });
    }

    public static Expr Plus(Expr left, Expr right) => new Binary(BinaryOperator.Add, left, right, IrType.Int);

    public static Expr Minus(Expr left, Expr right) => new Binary(BinaryOperator.Subtract, left, right, IrType.Int);
}
