using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>A step of a computation.</summary>
internal abstract record Stmt
{
    /// <summary>The user's statement this came from, as one line of C#.</summary>
    public string? Source { get; init; }

    /// <summary>A comment that stands above it in generated code: the statement whose adjoint it is.</summary>
    public string? Heading { get; init; }

    /// <summary>The node of the source that it came from, for diagnostics.</summary>
    public int Origin { get; init; } = -1;

    /// <summary>Whether it is a step of the user's own: it is taken even if all that comes of it is an exception.</summary>
    public bool IsPrimal { get; init; }
}

/// <summary>Statements that run one after the other.</summary>
internal sealed record Block(EquatableArray<Stmt> Statements)
{
    public static Block Empty { get; } = new(EquatableArray<Stmt>.Empty);

    public bool IsEmpty => Statements.Count == 0;

    /// <summary>The block with other statements; the same object when they are the same.</summary>
    public Block With(IReadOnlyList<Stmt> statements)
    {
        bool isSame = statements.Count == Statements.Count;
        for (int i = 0; isSame && i < statements.Count; i++) isSame = ReferenceEquals(statements[i], Statements[i]);
        return isSame ? this : new Block(statements.ToEquatableArray());
    }

    public Block Map(Func<Stmt, Stmt> map) => Statements.Map(map) is var statements && statements.IsSame(Statements) ? this : new Block(statements);
}

/// <summary>A new variable, and its value unless it is only declared. In normal form each variable has one definition.</summary>
internal sealed record Define(Local Target, Expr? Value) : Stmt;

/// <summary><c>x = value</c>. Does not occur in normal form.</summary>
internal sealed record Assign(Local Target, Expr Value) : Stmt;

/// <summary><c>a[i] = value</c>. The right side never reads more than what was evaluated before.</summary>
internal sealed record Store(Expr Array, EquatableArray<Expr> Indices, Expr Value) : Stmt;

/// <summary><c>r[i] = new T[length]</c>: a row of an array of arrays.</summary>
internal sealed record MakeRow(Expr Array, Expr Index, Expr Length) : Stmt;

/// <summary><c>l.Add(value)</c>: the value becomes cell number <paramref name="Index"/>, which so far is how many there are.</summary>
internal sealed record Append(Expr List, Expr Index, Expr Value) : Stmt;

/// <summary>An expression evaluated for its effect.</summary>
internal sealed record Effect(Expr Value) : Stmt;

/// <summary><c>throw …;</c>: control does not go on.</summary>
internal sealed record Throw(Expr Exception) : Stmt;

/// <summary>A choice. In normal form the variables it gives values to are its results.</summary>
internal sealed record If(Expr Condition, Block Then, Block Else) : Stmt
{
    public EquatableArray<Result> Results { get; init; }
}

/// <summary>A variable whose value depends on the arm taken.</summary>
internal sealed record Result(Local Target, Expr WhenTrue, Expr WhenFalse)
{
    /// <summary>The node of the source that makes the arms differ, for diagnostics; known of arrays.</summary>
    public int Origin { get; init; } = -1;
}

/// <summary>A loop that tests first.</summary>
/// <remarks>
/// As lowered: <c>while (Condition) { Body } </c>, <c>Iterator</c> run after the body and after each <c>continue</c>.
/// In normal form <c>Iterator</c> is empty, and either <see cref="Counter"/> drives the loop or <see cref="Condition"/>,
/// an expression of the carried variables, does.
/// </remarks>
internal sealed record Loop(Expr? Condition, Block Body) : Stmt
{
    /// <summary>Whether the body runs once before the condition is looked at. Not in normal form.</summary>
    public bool TestsLast { get; init; }

    public Block Iterator { get; init; } = Block.Empty;

    /// <summary>
    /// The number of a block that jumps lead to the beginning or the end of: it runs once, <see cref="Ir.Break"/> with this number
    /// leaves it, <see cref="Ir.Continue"/> with this number runs it again. However it is left, <see cref="Iterator"/> runs then. Not in normal form.
    /// </summary>
    public int? Label { get; init; }

    /// <summary>Whether it runs once, and is a loop only for those who leave it.</summary>
    public bool RunsOnce => TestsLast && Condition is Literal { Text: "false" };

    /// <summary>Whether the user wants it run again rather than everything recorded.</summary>
    public bool IsCheckpointed { get; init; }

    public Counter? Counter { get; init; }

    public EquatableArray<Carried> Carried { get; init; }
}

/// <summary>
/// <c>for (int index = start; index &lt; bound; index += step)</c>, with <c>&gt;</c> for a negative step.
/// Bound and start do not change while the loop runs.
/// </summary>
internal sealed record Counter(Local Index, Expr Start, Expr Bound, int Step)
{
    /// <summary>Whether the bound itself is reached: <c>&lt;=</c>.</summary>
    public bool Inclusive { get; init; }

    /// <summary>Whether it visits the iterations of another loop, last to first; the order matters only if they depend on each other.</summary>
    public bool IsReversed { get; init; }
}

/// <summary>A variable that iterations hand on: its value at the head, before the first, after each, and after the last.</summary>
internal sealed record Carried(Local Head, Expr Initial, Expr Next, Local Result)
{
    /// <summary>The node of the source that makes iterations differ, for diagnostics; known of arrays.</summary>
    public int Origin { get; init; } = -1;
}

/// <summary>Leaves the innermost loop without a label, or the block with this one.</summary>
internal sealed record Break(int? Label = null) : Stmt;

/// <summary>Goes on with the innermost loop without a label, or runs the block with this one again.</summary>
internal sealed record Continue(int? Label = null) : Stmt;

/// <summary>Does not occur in normal form, where a function has one exit.</summary>
internal sealed record Return(Expr? Value) : Stmt;

/// <summary>Statements copied from the source as they stand. <see cref="Writes"/> are the variables they may change.</summary>
/// <remarks>Gap <c>n</c> of the text is <c>Reads[n]</c>, or <c>Writes[n - Reads.Count]</c>.</remarks>
internal sealed record Verbatim(Template Text, EquatableArray<Expr> Reads, EquatableArray<Cell> Writes) : Stmt
{
    /// <summary>Whether it begins or ends a block that control leaves in an orderly way, exceptions included: what is between the two is in the block.</summary>
    public Bracket Bracket { get; init; }

    /// <summary>Whether the user says that what it writes are constants, whatever goes in.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether it does something that outlives the method's call.</summary>
    public bool HasLastingEffect { get; init; }

    /// <summary>What to report when a derivative would have to pass through.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>How it may get at cells of the method's arguments by another way.</summary>
    public Sharing? Sharing { get; init; }
}

/// <summary>Which end of a block of <c>try</c>, <c>using</c> or <c>lock</c> a statement is.</summary>
internal enum Bracket
{
    None,

    /// <summary>The text is the head: <c>try</c>, <c>lock (gate)</c>.</summary>
    Opens,

    /// <summary>The text is what follows the block: <c>finally { … }</c>, or nothing.</summary>
    Closes,
}

/// <summary>A call that gives values to several variables.</summary>
/// <param name="Call">Its arguments are those passed by value.</param>
/// <param name="Outputs">The variables for its <c>ref</c> and <c>out</c> parameters in order, and last the one for what it returns, if it returns something.</param>
internal sealed record MultiCall(Call Call, EquatableArray<Cell> Outputs) : Stmt;

/// <summary>A variable as copied text sees it: the value it has before (if any), and the name of the value after.</summary>
internal sealed record Cell(Local Before, Expr? Initial, Local After);

/// <summary>Records a value for the reverse sweep.</summary>
internal sealed record Push(Local Tape, Expr Value) : Stmt;

/// <summary>Takes back the value recorded last.</summary>
internal sealed record Pop(Local Target, Local Tape) : Stmt;

/// <summary><c>target = Function(arguments, out outputs, ref tapes)</c>: a call of one of <see cref="Ir.Function.Helpers"/>, or of a rule.</summary>
internal sealed record Invoke(
    string Function, Local? Target, EquatableArray<Expr> Arguments, EquatableArray<Local> Outputs, EquatableArray<Local> Tapes) : Stmt
{
    /// <summary>The user's method that it is a call of, if it is not one of the helpers: how its parameters come in order.</summary>
    public RuleMethod? Rule { get; init; }

    /// <summary>The positions of arrays whose cells the function may write.</summary>
    public EquatableArray<int> Touched { get; init; }

    /// <summary>The arrays whose cells the function may write.</summary>
    public IEnumerable<Local> Written => Touched.Select(i => Arguments[i]).OfType<Read>().Select(static a => a.Local);
}

/// <summary>A comment line in the generated code.</summary>
internal sealed record Comment(string Text) : Stmt;
