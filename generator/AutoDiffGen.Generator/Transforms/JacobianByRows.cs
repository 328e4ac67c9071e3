using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Transforms.Flat;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The Jacobian of a method that gives fewer numbers than it takes: the method once, then its adjoint once for each row.</summary>
internal sealed class JacobianByRows
{
    private readonly Derivation derivation;
    private readonly FlatBody layout;
    private readonly Local jacobian;
    private readonly List<Stmt> adjoint = [];
    private Block primal;
    private int cell;

    private JacobianByRows(Derivation derivation)
    {
        this.derivation = derivation;
        layout = new FlatBody(derivation);
        jacobian = derivation.Signature.Find(DerivativeRole.Jacobian)!.Local;
        primal = NamedParts.In(derivation.Method.Body, [], [], derivation.Locals);
    }

    public static Function Of(ClosedForm form)
    {
        var rows = new JacobianByRows(Derivation.Of(form, Derivatives.Jacobian));
        Function method = form.Method;
        if (method.ReturnType.IsRealScalar) rows.Add(method.Result!);
        foreach (FlatPart row in rows.layout.Rows.Parts) rows.Add(method.Outputs.First(o => o.Parameter.Equals(row.Parameter.Local)).Value);
        return rows.derivation.Function(FlatChecks.Of(rows.layout).Append(new Comment("")).Concat(rows.primal.Statements).Concat(rows.adjoint), []);
    }

    /// <summary>Each adjoint keeps what it needs of the primal; the next one starts from the primal with what those before it keep.</summary>
    private void Add(Expr value)
    {
        Local[] inputs = [.. derivation.Inputs.Select(p => p.Local)];
        var activity = ActivityAnalysis.Run(derivation.Method with { Body = primal }, inputs, [value]);
        var adjoints = new AdjointEnvironment();
        adjoint.Add(new Comment(""));
        if (value is Read result && activity.IsActive(result.Local))
        {
            adjoints.Add(result.Local, new Adjoint(new Number(1, result.Type), MayBeInfinite: false) { IsTame = true });
            var sweep = new AdjointSweep(
                derivation.Locals, activity, ProgramFacts.Of(primal), InfiniteSlopes.Any(primal, activity), derivation.Callees, new Tapes(derivation.Locals), []);
            (primal, Block row) = sweep.ReverseApart(primal, adjoints);
            adjoint.AddRange(row.Statements);
        }

        adjoint.AddRange(inputs.Select(input =>
            new Store(new Read(jacobian), EquatableArray.Of<Expr>(Expr.Int(cell++)), adjoints.Find(input)?.Value ?? Expr.Zero(input.Type))));
    }
}
