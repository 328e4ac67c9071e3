using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>A variable. Two locals are the same when their numbers are; the name is the one the user would expect to read.</summary>
internal sealed record Local(string Name, int Id, IrType Type)
{
    /// <summary>Whether no one gave it its name: its value may stand where it is used.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>Whether the user has no variable of this name.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>What it is a part of, when it has no name of its own: <c>p.X</c>.</summary>
    public Member? Member { get; init; }

    public bool Equals(Local? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id;
}

/// <summary>A computation that yields a value. Only <see cref="Call"/> and impure <see cref="Opaque"/> have effects.</summary>
internal abstract partial record Expr(IrType Type)
{
    /// <summary>The node of the source that it came from, for diagnostics; -1 where none is known. The same computation elsewhere is equal.</summary>
    public int Origin { get; init; } = -1;

    public virtual bool Equals(Expr? other) => ReferenceEquals(this, other) || other is not null && EqualityContract == other.EqualityContract && Type == other.Type;

    public override int GetHashCode() => EqualityContract.GetHashCode() ^ Type.GetHashCode();
}

/// <summary>A floating-point constant. Compares by its bits: 0.0 and -0.0 differ, NaN equals itself.</summary>
internal sealed record Number(double Value, IrType Type) : Expr(Type)
{
    public bool Equals(Number? other) =>
        other is not null && Type == other.Type && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>A constant of any other type, as C# text: <c>3</c>, <c>true</c>, <c>"text"</c>, <c>null</c>.</summary>
internal sealed record Literal(string Text, IrType Type) : Expr(Type);

/// <summary>The value of a variable.</summary>
internal sealed record Read(Local Local) : Expr(Local.Type)
{
    public bool Equals(Read? other) => other is not null && Local.Id == other.Local.Id && Type == other.Type;

    public override int GetHashCode() => Local.Id;
}

/// <summary>The value of a cell: <c>a[i]</c>, <c>m[i, j]</c>, <c>r[i][j]</c>; of <c>a[i].X</c>, the last index is the number of the part. Indices are counted from the start.</summary>
internal sealed record Element(Expr Array, EquatableArray<Expr> Indices) : Expr(Array.Type.CellType(Indices))
{
    /// <summary>Which part of a struct it is; null of anything else.</summary>
    public int? Part => Array.Type.PartOf(Indices);

    /// <summary>The indices of the cell, without the part of it.</summary>
    public IEnumerable<Expr> Place => Indices.Take(Array.Type.Rank);
}

/// <summary><c>r[i]</c>, a row of an array of arrays: not a copy. Its cells are written as those of the array where that is possible.</summary>
internal sealed record Row(Expr Array, Expr Index) : Expr(Array.Type.With(Shape.Array));

/// <summary>The number of cells of an array or span (<paramref name="Dimension"/> is null), or of one dimension of a matrix.</summary>
internal sealed record Length(Expr Array, int? Dimension) : Expr(IrType.Int);

internal enum UnaryOperator { Negate, Not, Complement }

internal enum BinaryOperator
{
    Add, Subtract, Multiply, Divide, Remainder,
    Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual,
    AndAlso, OrElse, And, Or, ExclusiveOr, ShiftLeft, ShiftRight,
}

internal sealed record Unary(UnaryOperator Operator, Expr Operand, IrType Type) : Expr(Type);

/// <summary>A built-in operator. Both operands have been converted to the same type where C# does so (shifts excepted).</summary>
internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right, IrType Type) : Expr(Type)
{
    /// <summary>Whether integer overflow throws.</summary>
    public bool Checked { get; init; }
}

/// <summary>A built-in numeric conversion, implicit or explicit.</summary>
internal sealed record Convert(Expr Operand, IrType Type) : Expr(Type)
{
    /// <summary>Whether integer overflow throws.</summary>
    public bool Checked { get; init; }
}

/// <summary>A pure function of the rule table.</summary>
/// <param name="Function">Its documentation-comment id: <c>M:System.Math.Sin(System.Double)</c>.</param>
internal sealed record Apply(string Function, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type);

/// <summary><c>condition ? whenTrue : whenFalse</c>; both arms are pure, one is evaluated.</summary>
internal sealed record Select(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr(WhenTrue.Type);

/// <summary>A new array whose cells are zero.</summary>
internal sealed record Allocate(EquatableArray<Expr> Lengths, IrType Type) : Expr(Type)
{
    /// <summary>Whether the user wrote <c>stackalloc</c>.</summary>
    public bool OnStack { get; init; }

    /// <summary>Whether it has the rows of another array of arrays, which then stands in the place of the lengths.</summary>
    public bool IsLike => Lengths.Count == 1 && Lengths[0].Type.IsArray;

    /// <summary>Whether nothing of it is left when the method returns, so that a pool may give and take the memory.</summary>
    public bool IsPooled { get; init; }
}

/// <summary>A call of a method whose body is known: one of <see cref="Program.Callees"/>.</summary>
internal sealed record Call(string Method, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type)
{
    /// <summary>Whether there is no method that could be called like this: structs are handed over part by part, and variables are changed.</summary>
    public bool IsTakenApart { get; init; }

    /// <summary>The positions of arrays whose cells the callee is known not to write.</summary>
    public EquatableArray<int> Untouched { get; init; }

    /// <summary>The arrays whose cells the callee may write.</summary>
    public IEnumerable<Local> Written => Arguments
        .Where((a, i) => !Untouched.Contains(i))
        .OfType<Read>()
        .Select(a => a.Local)
        .Where(l => l.Type is { IsArray: true, Shape: not Shape.ReadOnlySpan });

    /// <summary>Their positions, and those where the callee gets nothing, <c>null</c>, for an array that it may write.</summary>
    public EquatableArray<int> Touched => Enumerable.Range(0, Arguments.Count)
        .Where(i => Arguments[i] is Read read ? Written.Contains(read.Local) : Arguments[i] is Literal { Type: { IsArray: true, Shape: not Shape.ReadOnlySpan } } && !Untouched.Contains(i))
        .ToEquatableArray();

    /// <summary>For each argument, whether the callee gets a derivative beside it: of what it writes into, even where there is nothing.</summary>
    public bool[] ActiveArguments(Func<Expr, bool> isActive) =>
        [.. Arguments.Select((a, i) => isActive(a) || a is Literal { Type.IsRealArray: true } && Touched.Contains(i))];
}

/// <summary>C# text with gaps; <c>Fragments[0] Arguments[Gaps[0]] Fragments[1] …</c>. The arguments are reads of variables.</summary>
/// <remarks>Inactive code of any kind is copied in this form.</remarks>
internal sealed record Opaque(Template Text, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type)
{
    /// <summary>Same arguments, same value, no effect: it may be evaluated again.</summary>
    public bool IsPure { get; init; }

    public bool NeverThrows { get; init; }

    /// <summary>Whether the user says that no derivative comes out, whatever goes in.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether evaluating it does something that outlives the method's call.</summary>
    public bool HasLastingEffect { get; init; }

    /// <summary>What to report when a derivative would have to pass through.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>How it may get at cells of the method's arguments by another way.</summary>
    public Sharing? Sharing { get; init; }
}

/// <summary>Text with gaps that variables are written into.</summary>
internal sealed record Template(EquatableArray<string> Fragments, EquatableArray<int> Gaps)
{
    /// <summary>Whether it is one gap and nothing else.</summary>
    public bool IsGap => Gaps.Count == 1 && Fragments.All(static f => f.Length == 0);
}

/// <summary>Why something cannot be differentiated.</summary>
/// <param name="Id">The diagnostic: <c>ADG0101</c>.</param>
/// <param name="Arguments">What fills the gaps of its message.</param>
/// <param name="Origin">The node of the source, in the <c>OriginMap</c> that was returned beside the program.</param>
internal sealed record Obstacle(string Id, EquatableArray<string> Arguments, int Origin)
{
    /// <summary>Why, and what instead, where more can be said than is usual for the diagnostic.</summary>
    public Explanation? Why { get; init; }

    /// <summary>An active argument is enough to report it, whatever comes out: the value goes where it cannot be followed.</summary>
    public bool Escapes { get; init; }

    /// <summary>Reported whether anything is active or not: copied text could not even stand in generated code.</summary>
    public bool Always { get; init; }
}

/// <summary>Copied code that may find the cells of an argument elsewhere: in a field, or by code that nobody knows.</summary>
/// <param name="Obstacle">What to report when it would matter.</param>
/// <param name="MayWrite">Whether it may change the cells; otherwise it matters only where the method does.</param>
internal sealed record Sharing(Obstacle Obstacle, bool MayWrite);
