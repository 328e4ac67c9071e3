using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Transforms.Flat;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>An array that a method returns, and the cotangent or tangent of it, whose length is looked at as soon as there is one to compare with.</summary>
/// <param name="Array">The array returned; null where the method returns no array.</param>
/// <param name="Derivative">The parameter that stands for its derivative.</param>
/// <param name="IsParameter">Whether it is one of the method's parameters.</param>
internal sealed record ArrayResult(Local? Array, Local Derivative, bool IsParameter)
{
    /// <summary>Null where the method's result is no array of numbers.</summary>
    public static ArrayResult? Of(Derivation derivation)
    {
        if (derivation.ResultDerivative is not { Type.IsArray: true } derivative) return null;
        Local? array = (derivation.Method.Result as Read)?.Local;
        return new ArrayResult(array, derivative, derivation.Method.Parameters.Any(p => p.Local.Equals(array)));
    }

    /// <summary>
    /// The statements, with the check before them if the length is known there: that of an argument, or a constant. Else it
    /// stands where the array comes into being.
    /// </summary>
    public IEnumerable<Stmt> Checked(IReadOnlyCollection<Stmt> statements)
    {
        Expr? known = IsParameter ? new Read(Array!) : Array is null ? Empty : KnownLength(statements);
        if (known is not null) yield return RequireSameLength(known);
        foreach (Stmt statement in statements)
        {
            yield return statement;
            if (known is null && statement.Defines().Contains(Array!)) yield return RequireSameLength(new Read(Array!));
        }
    }

    /// <summary>A constant, or an argument of the same length, if the array is made with such a length.</summary>
    private Expr? KnownLength(IReadOnlyCollection<Stmt> statements)
    {
        Dictionary<int, Expr?> definitions = statements.OfType<Define>().ToDictionary(d => d.Target.Id, d => d.Value);
        if (!definitions.TryGetValue(Array!.Id, out Expr? made) || made is not Allocate { Lengths: { Count: 1 } lengths }) return null;
        Expr? length = lengths[0] is Read named ? definitions.TryGetValue(named.Local.Id, out Expr? value) ? value : null : lengths[0];
        return length switch
        {
            Literal => length,
            Length { Array: Read { Local: var array }, Dimension: null } when !definitions.ContainsKey(array.Id) && array.Type.Element == Derivative.Type.Element => new Read(array),
            _ => null,
        };
    }

    /// <summary>The adjoint of the method, beginning from the cotangent of the array.</summary>
    /// <param name="adjoint">The adjoint as the sweep left it.</param>
    /// <param name="arrays">By array: what holds its adjoint.</param>
    public Block Seeded(Block adjoint, Dictionary<int, Local> arrays)
    {
        if (Array is null || !arrays.TryGetValue(Array.Id, out Local? own)) return adjoint;
        if (IsParameter) return new Block(adjoint.Statements.Prepend(Prologue.Check("Add", [new Read(Derivative), new Read(own)])).ToEquatableArray());

        bool isOnlyRead = !adjoint.DescendantStatements().Any(s => s is Store { Array: Read stored } && stored.Local.Equals(own) || s is Invoke invoke && invoke.Arguments.Contains(new Read(own)));
        if (isOnlyRead) return new Substitution(new() { [own.Id] = new Read(Derivative) }).Apply(new Block(adjoint.Statements.Where(s => !s.Defines().Contains(own)).ToEquatableArray()));
        return new Block(adjoint.Statements.SelectMany(s => s.Defines().Contains(own) ? [s, CopyTo(Derivative, own)] : new[] { s }).ToEquatableArray());
    }

    /// <summary>The method with its tangents, that of the array among them.</summary>
    /// <param name="body">The method with its tangents; an array made in it already has the parameter for its tangent.</param>
    /// <param name="arrays">By array: what holds its tangent.</param>
    public IEnumerable<Stmt> WithTangent(Block body, Dictionary<int, Local> arrays)
    {
        foreach (Stmt statement in Checked([.. body.Statements])) yield return statement.Defines().Contains(Derivative) ? Prologue.Clear(Derivative) : statement;
        if (Array is null || !arrays.TryGetValue(Array.Id, out Local? tangent)) yield return Prologue.Clear(Derivative);
        else if (IsParameter) yield return CopyTo(tangent, Derivative);
    }

    private static Effect CopyTo(Local from, Local to) => Snippet.Of($"{FlatChecks.CellsOf(from)}.CopyTo({FlatChecks.CellsOf(to)})").ToStatement();

    // The null that a method returns counts as empty, whichever kind of array it is.
    private Expr Empty => Derivative.Type.HasRows ? new Literal("null", Derivative.Type) : Expr.Int(0);

    private Effect RequireSameLength(Expr other) => Prologue.Check("RequireSameLength", [new Read(Derivative), other]);
}
