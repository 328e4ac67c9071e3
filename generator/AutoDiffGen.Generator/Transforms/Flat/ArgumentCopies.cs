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
    public static IEnumerable<Snippet> Real(FlatBody body) => body.Method.Parameters.Select(p => p.Mode switch
    {
        PassingMode.Ref => Snippet.Of($"ref {p.Local}"),
        PassingMode.Out => Snippet.Of($"out {p.Local}"),
        _ => Snippet.Of($"{p.Local}"),
    });

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
