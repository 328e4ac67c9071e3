using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The method's arguments for calls that must leave no trace: of what the method writes, a copy.</summary>
internal sealed class ArgumentCopies
{
    private readonly List<Stmt> refresh = [];

    /// <summary>Declares the copies.</summary>
    public ArgumentCopies(FlatBody body) => Arguments = [.. body.Method.Parameters.Select(p => Argument(body, p))];

    /// <summary>The method's arguments.</summary>
    public List<Snippet> Arguments { get; }

    /// <summary>Makes the copies what the arguments are; to be done before each call.</summary>
    public IEnumerable<Stmt> Refresh => refresh;

    /// <summary>The arguments themselves, for the one call that counts.</summary>
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
            refresh.Add(new Assign(copy, new Read(local)));
            return Snippet.Of($"ref {copy}");
        }

        return Snippet.Of($"{(body.Use.IsWritten(parameter) ? Array(body, parameter) : local)}");
    }

    private Local Array(FlatBody body, Parameter parameter)
    {
        Local local = parameter.Local;
        bool isSpan = local.Type.Shape == Shape.Span;
        Expr value = !isSpan ? Snippet.Of($"({local.Type.Name}){local}?.Clone()!").ToExpr(local.Type)
            : NumericTypes.IsNumeric(local.Type.Element) ? Shapes.AllocateLike(local, local.Type)
            : Snippet.Of($"{local}.ToArray()").ToExpr(local.Type);
        Local copy = body.Declare(local.Name + "Copy", local.Type, value);
        if (body.Use.IsOutputOnly(parameter)) return copy;

        Snippet update = local.Type.Shape switch
        {
            Shape.Array => Snippet.Of($"{local}?.CopyTo({copy}, 0)"),
            Shape.Matrix => Snippet.Of($"{FlatChecks.CellsOf(local)}.CopyTo({FlatChecks.CellsOf(copy)})"),
            _ => Snippet.Of($"{local}.CopyTo({copy})"),
        };
        refresh.Add(update.ToStatement());
        return copy;
    }
}
