using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms.Flat;

/// <summary>The body of a flat Jacobian or Hessian while it is being written, in lowered form.</summary>
internal sealed class FlatBody
{
    private readonly Derivation derivation;

    private readonly Dictionary<int, Expr> counts = [];

    private readonly List<Stmt> statements = [];

    private SavedArguments? saved;

    public FlatBody(Derivation derivation)
    {
        this.derivation = derivation;
        Columns = Layout(derivation.Inputs, 0, "n");
        IEnumerable<Parameter> rows = Signature.Kind == Derivatives.Jacobian ? Method.Parameters.Where(p => DerivativeNeeds.IsRow(p, Use)).OrderBy(p => p.Member?.Whole.Equals(Method.Returned) == true ? 0 : 1) : [];
        if (Method.ReturnType.IsRealArray) rows = rows.Prepend(RunForResult());
        Rows = Layout(rows, Method.ReturnType.IsRealScalar ? 1 : 0, "rows");
    }

    /// <summary>The arguments for calls that must leave no trace.</summary>
    public SavedArguments Saved => saved ??= new SavedArguments(this);

    /// <summary>The array that the method returns, from a run that leaves no trace; null where it returns none.</summary>
    public Local? Result { get; private set; }

    public Function Method => derivation.Method;

    public ArrayUse Use => derivation.Use;

    public LocalFactory Locals => derivation.Locals;

    public DerivativeSignature Signature => derivation.Signature;

    /// <summary>The active inputs, flattened.</summary>
    public FlatLayout Columns { get; }

    /// <summary>The result and, in a Jacobian, what is written; flattened.</summary>
    public FlatLayout Rows { get; }

    /// <summary>The type of the numbers in the flat derivative.</summary>
    public IrType Number => Signature.Added[0].Parameter.Local.Type.ElementType;

    /// <summary>Whether structs that the method gives come from a call of the method itself, and need not be put together.</summary>
    public bool IsGivenWhole { get; set; }

    public void Add(Stmt statement) => statements.Add(statement);

    public void Add(IEnumerable<Stmt> several) => statements.AddRange(several);

    public void Blank() => statements.Add(new Comment(""));

    public Local Declare(string name, IrType type, Expr? value)
    {
        Local local = Locals.New(name, type);
        statements.Add(new Define(local, value));
        return local;
    }

    /// <summary>The parameters that another derivative of the method has beside the method's own.</summary>
    public DerivativeSignature Sibling(Derivatives kind) => DerivativeSignature.Of(Method, kind, Use);

    /// <summary>A call of the method or of another of its derivatives.</summary>
    public Snippet Call(string name, IEnumerable<Snippet> arguments) => Snippet.Of($"{Keywords.Escape(name)}{Method.TypeParameters.List}({Snippet.Join(arguments)})");

    public Function ToFunction()
    {
        foreach (Define bare in statements.OfType<Define>().Where(d => d.Value is null).ToList()) DeclareAtFirstAssignment(bare);
        Function function = Signature.With(new Block(statements.ToEquatableArray())) with { LocalCount = Locals.Last };
        return IsGivenWhole
            ? function with { Parameters = StructBoundary.Declared(function).ToEquatableArray(), ReturnType = function.Returned?.Type ?? function.ReturnType, Returned = null }
            : function;
    }

    private void DeclareAtFirstAssignment(Define bare)
    {
        int first = statements.FindIndex(s => s is Loop
            || (s is Assign a && a.Target.Equals(bare.Target))
            || s.Operands().SelectMany(ExprTraversal.Reads).Contains(bare.Target));
        if (first < 0 || statements[first] is not Assign assign) return;
        statements[first] = new Define(bare.Target, assign.Value);
        statements.Remove(bare);
    }

    // Only a run of the method tells how long its result is.
    private Parameter RunForResult()
    {
        Add(Saved.Prepare);
        Result = Declare("result", Method.ReturnType, Call(Method.Name, Saved.Arguments).ToExpr(Method.ReturnType));
        Add(Saved.RestoreOwn);
        return new Parameter(Result, PassingMode.Value, IsConstant: false);
    }

    private FlatLayout Layout(IEnumerable<Parameter> parameters, int first, string total)
    {
        FlatLayout layout = FlatLayout.Of(parameters, first, CountOf);
        return layout.Total.IsAtom() ? layout : layout with { Total = new Read(Declare(total, IrType.Int, layout.Total)) };
    }

    /// <summary>How many numbers a parameter has.</summary>
    private Expr CountOf(Parameter parameter) => FlatLayout.Product(LengthOf(parameter.Local), Expr.Int(RecordCells.CountOf(parameter.Local.Type)));

    /// <summary>How many cells a parameter has; a null array counts as empty.</summary>
    public Expr LengthOf(Local local)
    {
        if (!local.Type.IsArray) return Expr.Int(1);
        if (local.Type.Shape is Shape.Span or Shape.ReadOnlySpan) return new Length(new Read(local), null);
        if (!counts.TryGetValue(local.Id, out Expr? count))
        {
            if (local.Type.Shape == Shape.Jagged)
            {
                return counts[local.Id] = new Read(Declare(local.Name + "Count", IrType.Int, new Apply(Prologue.Helper + "Count", EquatableArray.Of<Expr>(new Read(local)), IrType.Int)));
            }

            counts[local.Id] = count = new Read(Declare(local.Name + "Length", IrType.Int, Snippet.Of(local.Type.IsList ? (FormattableString)$"{local}?.Count ?? 0" : $"{local}?.Length ?? 0").ToExpr(IrType.Int)));
        }

        return count;
    }
}
