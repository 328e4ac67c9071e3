namespace AutoDiffGen.Generator.Ir;

/// <summary>Formulas are written with C#'s own operators; <see cref="Algebra"/> makes the nodes. A number takes the type of the other operand.</summary>
internal abstract partial record Expr
{
    /// <summary>A constant of type <c>double</c> or <c>float</c>, rounded to that type.</summary>
    public static Expr Constant(double value, IrType type) => new Number(type.Element == "float" ? (float)value : value, type);

    public static Expr operator +(Expr left, Expr right) => Algebra.Add(left, right);

    public static Expr operator +(Expr left, double right) => Algebra.Add(left, Constant(right, left.Type));

    public static Expr operator +(double left, Expr right) => Algebra.Add(Constant(left, right.Type), right);

    public static Expr operator -(Expr left, Expr right) => Algebra.Subtract(left, right);

    public static Expr operator -(Expr left, double right) => Algebra.Subtract(left, Constant(right, left.Type));

    public static Expr operator -(double left, Expr right) => Algebra.Subtract(Constant(left, right.Type), right);

    public static Expr operator -(Expr operand) => Algebra.Negate(operand);

    public static Expr operator *(Expr left, Expr right) => Algebra.Multiply(left, right);

    public static Expr operator *(Expr left, double right) => Algebra.Multiply(left, Constant(right, left.Type));

    public static Expr operator *(double left, Expr right) => Algebra.Multiply(Constant(left, right.Type), right);

    public static Expr operator /(Expr left, Expr right) => Algebra.Divide(left, right);

    public static Expr operator /(Expr left, double right) => Algebra.Divide(left, Constant(right, left.Type));

    public static Expr operator /(double left, Expr right) => Algebra.Divide(Constant(left, right.Type), right);

    public static Expr operator <(Expr left, Expr right) => Algebra.Compare(BinaryOperator.Less, left, right);

    public static Expr operator <(Expr left, double right) => left < Constant(right, left.Type);

    public static Expr operator >(Expr left, Expr right) => Algebra.Compare(BinaryOperator.Greater, left, right);

    public static Expr operator >(Expr left, double right) => left > Constant(right, left.Type);

    public static Expr operator <=(Expr left, Expr right) => Algebra.Compare(BinaryOperator.LessOrEqual, left, right);

    public static Expr operator <=(Expr left, double right) => left <= Constant(right, left.Type);

    public static Expr operator >=(Expr left, Expr right) => Algebra.Compare(BinaryOperator.GreaterOrEqual, left, right);

    public static Expr operator >=(Expr left, double right) => left >= Constant(right, left.Type);
}
