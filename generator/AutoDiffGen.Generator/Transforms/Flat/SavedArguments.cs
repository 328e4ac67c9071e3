using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>
/// The method's arguments for calls that must leave no trace: what the method reads and writes is saved before the first
/// call, and put back before each.
/// </summary>
internal sealed class SavedArguments
{
    private readonly List<Stmt> numbers = [];

    private readonly List<Stmt> arrays = [];

    /// <summary>Declares the memory and fills it.</summary>
    public SavedArguments(FlatBody body) => Arguments = [.. body.Method.Parameters.Select(p => Argument(body, p))];

    /// <summary>The method's arguments.</summary>
    public List<Snippet> Arguments { get; }

    /// <summary>Gives numbers passed by reference their values; to be done before the first call.</summary>
    public IEnumerable<Stmt> Prepare => numbers;

    /// <summary>Makes the arguments what they were; to be done before each call.</summary>
    public IEnumerable<Stmt> Restore => numbers.Concat(arrays);

    /// <summary>Makes the method's own arguments what they were; to be done before the one call that counts.</summary>
    public IEnumerable<Stmt> RestoreOwn => arrays;

    /// <summary>The arguments for the one call that counts.</summary>
    public static IEnumerable<Snippet> Real(FlatBody body) => StructBoundary.Declared(body.Method).Select(Real);

    private static Snippet Real(Parameter parameter) => parameter.Mode switch
    {
        PassingMode.Ref => Snippet.Of($"ref {parameter.Local}"),
        PassingMode.Out => Snippet.Of($"out {parameter.Local}"),
        _ => Snippet.Of($"{parameter.Local}"),
    };

    /// <summary>The argument itself for a call that takes the numbers of structs one by one; a number inside a struct cannot be referred to.</summary>
    public static Snippet Number(FlatBody body, Parameter parameter, List<Stmt> putBack)
    {
        if (parameter.Member is null || parameter.Mode is not (PassingMode.Ref or PassingMode.Out)) return Real(parameter);
        Local copy = body.Declare(parameter.Local.Name, parameter.Local.Type, parameter.Mode == PassingMode.Ref ? new Read(parameter.Local) : null);
        putBack.Add(new Assign(parameter.Local, new Read(copy)));
        return Real(parameter with { Local = copy });
    }

    private Snippet Argument(FlatBody body, Parameter parameter)
    {
        Local local = parameter.Local;
        if (parameter.Mode == PassingMode.Out) return Snippet.Of($"out {local.Type.Name} _");
        if (parameter.Mode == PassingMode.Ref)
        {
            Local copy = body.Declare(local.Name + "Copy", local.Type, null);
            numbers.Add(new Assign(copy, new Read(local)));
            return Snippet.Of($"ref {copy}");
        }

        // Checks may follow the first run if only that tells how long the result is: then outputs must not show it either.
        bool mustNotShow = !body.Use.IsOutputOnly(parameter) || body.Method.ReturnType.IsRealArray;
        if (body.Use.IsWritten(parameter) && mustNotShow) Save(body, parameter);
        return Snippet.Of($"{local}");
    }

    private static Expr Cells(Local array) => array.Type.IsList ? FlatChecks.CellsOf(array) : new Read(array);

    private void Save(FlatBody body, Parameter parameter)
    {
        Local local = parameter.Local;
        IrType cells = local.Type.With(Shape.Span);
        bool isPlain = LocalArrays.IsPlain(local.Type);
        Expr memory = isPlain ? new Allocate(EquatableArray.Of(body.LengthOf(parameter.Local)), cells)
            : Snippet.Of(local.Type.Shape == Shape.Span ? (FormattableString)$"{local}.ToArray()" : $"({local.Type.Name})({local}?.Clone()!)").ToExpr(cells);
        Local saved = body.Declare(local.Name + "Saved", cells, memory);
        if (isPlain) body.Add(Prologue.Check("Copy", [Cells(local), new Read(saved)]));
        arrays.Add(Prologue.Check("Copy", [new Read(saved), Cells(local)]));
    }
}
