using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>The one place that says no. A construct is refused only if a derivative would have to pass through it.</summary>
internal sealed class DifferentiabilityCheck
{
    private static readonly Explanation HandedOn =
        new("a part of an array is handed on as a whole, to where it is not known which cells it has", "Hand over the array, the first index and the length");

    private static readonly Explanation CallsItself =
        new("the method calls itself, and what it gives back, or changes outside, is not all numbers and flags", "Let it give back numbers, and write into arrays that it is handed");

    private static readonly Explanation ThrowsItself =
        new("the method calls itself, and may throw an exception that is caught here", "Test before the call for what it throws, or let it give back a flag beside its value");

    private static readonly Explanation Anonymous =
        new("the variable has an anonymous type and one of several values, before which it would have to be declared", "Use a tuple");

    private readonly ActivityAnalysis activity;
    private readonly List<Obstacle> obstacles = [];

    /// <summary>Arrays that come from outside the method without being its parameters.</summary>
    private readonly HashSet<int> fieldArrays = [];

    private readonly HashSet<int> written;

    private readonly Derivatives wanted;

    private DifferentiabilityCheck(ActivityAnalysis activity, Function function, Derivatives wanted)
    {
        this.wanted = wanted;
        this.activity = activity;
        written = WrittenArrays.Of(function.Body);
    }

    /// <param name="form">The method with its callees.</param>
    /// <param name="wanted">What is asked for.</param>
    public static EquatableArray<Obstacle> Run(ClosedForm form, Derivatives wanted)
    {
        Function method = form.Method;
        ArrayUse use = ArrayUses.Of(method);
        Parameter[] active = [.. method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsReal)];
        IEnumerable<Expr> outputs = (method.Result is { } result ? [result] : Enumerable.Empty<Expr>())
            .Concat(method.Outputs.Select(o => o.Value))
            .Concat(active.Where(use.IsWritten).Select(p => new Read(p.Local)));
        var check = new DifferentiabilityCheck(ActivityAnalysis.Run(method, active.Where(p => !use.IsOutputOnly(p)).Select(p => p.Local), outputs), method, wanted | DerivativeNeeds.Of(method, wanted));
        List<Obstacle> obstacles = check.Visit(method, form, []);
        obstacles.AddRange([.. SharingCheck.Run(form, check.activity).Where(s => obstacles.All(o => o.Origin != s.Origin))]);
        if ((wanted | DerivativeNeeds.Of(method, wanted)) != Derivatives.Jvp) obstacles.AddRange(CheckpointCheck.Run(form, check.activity));
        obstacles.AddRange(JaggedArrayCheck.Run(method, check.activity, isCallee: false));
        if (obstacles.Count == 0 && DerivativeNeeds.RepeatsMethod(method, wanted)) obstacles.AddRange(form.Separate.Values.Prepend(method).SelectMany(RepeatedEffects.In));
        return obstacles.Distinct().OrderBy(o => o.Origin).ToEquatableArray();
    }

    /// <summary>What is in the way of the derivative of a rule itself, which second derivatives take.</summary>
    public static IEnumerable<Obstacle> OfRule(Function rule, ClosedForm form)
    {
        bool[] active = [.. rule.Parameters.Where(p => p.Mode != PassingMode.Out).Select(p => p.Local.Type.IsReal)];
        return new DifferentiabilityCheck(ActivityAnalysis.OfCallee(rule, active), rule, Derivatives.Jvp).Visit(rule, form, []);
    }

    /// <summary>Looks at the function and, for each set of arguments through which derivatives go, at the callees with a body of their own.</summary>
    private List<Obstacle> Visit(Function function, ClosedForm form, HashSet<(string, string)> seen)
    {
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            Visit(statement);
            CheckMemory(statement);
            CheckRecords(statement);
            if (statement.Holds<Opaque>()) CheckCopies(statement);
            if (statement is not (Define { Value: Call } or Effect { Value: Call })) continue;
            var call = (Call)statement.Operands().Single();
            bool[] active = call.ActiveArguments(activity.IsActive);
            if (form.Rules.TryGetValue(call.Method, out CustomRule? rule))
            {
                if (call.Arguments.Any(activity.IsActive)) obstacles.AddRange(new RuleCheck(call, rule, form, wanted).Run(activity, MustRecord(statement, function, form)));
                continue;
            }

            if (!call.Arguments.Any(activity.IsActive) || !seen.Add((call.Method, string.Concat(active)))) continue;
            Function callee = form.Separate[call.Method];
            var inner = new DifferentiabilityCheck(ActivityAnalysis.OfCallee(callee, active), callee, wanted);
            obstacles.AddRange(inner.Visit(callee, form, seen));
            obstacles.AddRange(JaggedArrayCheck.Run(callee, inner.activity, isCallee: true));
        }

        return obstacles;
    }

    /// <summary>Whether values that the adjoint of a statement needs go onto a tape.</summary>
    private static bool MustRecord(Stmt statement, Function function, ClosedForm form) => !ReferenceEquals(function, form.Method)
        || function.Body.DescendantStatements().OfType<Loop>().Any(l => l.Body.DescendantStatements().Any(s => ReferenceEquals(s, statement)));

    /// <summary>Copied expressions within others, and what is refused wherever it stands.</summary>
    private void CheckCopies(Stmt statement)
    {
        bool isUseful = statement.Defines().Any(l => l.Type.IsReal && activity.IsUseful(l));
        foreach (Opaque copied in statement.Operands().SelectMany(e => e.DescendantsAndSelf()).OfType<Opaque>())
        {
            if (copied.Obstacle is not { } obstacle) continue;
            if (obstacle.Always) obstacles.Add(obstacle);
            else if (!statement.Operands().Contains(copied)) Report(obstacle, TakesDerivative(copied.Arguments), isUseful && !copied.IsConstant && copied.Type.Element is not ("int" or "bool"));
        }
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Define { Value: Opaque { Obstacle: { } obstacle } opaque } s:
                bool isNeeded = opaque.Type.IsReal && !opaque.IsConstant && activity.IsUseful(s.Target);
                Report(obstacle, TakesDerivative(opaque.Arguments), isNeeded || MayWriteActiveArray(opaque));
                break;
            case Effect { Value: Opaque { Obstacle: { } obstacle } opaque }:
                Report(obstacle, TakesDerivative(opaque.Arguments), MayWriteActiveArray(opaque));
                break;
            case Verbatim { Obstacle: { } obstacle } s:
                bool takes = TakesDerivative(s.Reads.Concat(s.Writes.Where(w => w.Initial is not null).Select(w => w.Initial!)));
                Report(obstacle, takes, s.Writes.Any(w => w.After.Type.IsReal && activity.IsUseful(w.After)) || s.Reads.Any(IsActiveArray));
                break;
            case If s:
                foreach (Result result in s.Results) CheckJoin(result.Target, result.Origin);
                break;
            case Loop s:
                foreach (Carried carried in s.Carried)
                {
                    CheckJoin(carried.Head, carried.Origin);
                    CheckArray(carried.Result, carried.Origin);
                }

                break;
            case Define { Value: Call call }:
                CheckCall(call);
                break;
            case Effect { Value: Call call }:
                CheckCall(call);
                break;
            case MultiCall s:
                CheckCall(s.Call, s.Outputs.Any(static o => o.After.Type == IrType.Exception) ? ThrowsItself : CallsItself);
                break;
            case Define { Value: Apply slice } s when slice.IsSlice() && slice.Arguments[0] is Read whole && (activity.IsVaried(whole) || (slice.Type.Shape != Shape.ReadOnlySpan && activity.IsUseful(whole.Local))):
                obstacles.Add(new Obstacle(DiagnosticIds.UnsupportedExpression, EquatableArray.Of(whole.Local.IsTemporary ? "slice" : $"{whole.Local.Name}[…]"), s.Origin) { Why = HandedOn });
                break;
            case Define { Value: { } value } s when s.Target.Type.IsRealArray && value is not (Allocate or Opaque or Literal):
                CheckArray(s.Target, s.Origin);
                break;
            case Store { Array: Read array } s when fieldArrays.Contains(array.Local.Id) && TakesDerivative([s.Value]):
                obstacles.Add(AmbiguousArrays.At(array.Local, s.Origin));
                break;
        }

        if (statement is Verbatim { Obstacle: null or { Always: false } } text)
        {
            foreach (Cell cell in text.Writes) CheckArray(cell.After, statement.Origin);
        }

        if (statement is Define { Value: Opaque copied, Target: { Type.IsRealArray: true } target } && (copied.Obstacle is null || !TakesDerivative(copied.Arguments)))
        {
            CheckArray(target, statement.Origin);
            if (copied.IsConstant && written.Contains(target.Id) && copied.Arguments.Any(a => a.Type.IsRealArray && activity.IsVaried(a))) obstacles.Add(AmbiguousArrays.At(target, statement.Origin));
            fieldArrays.Add(target.Id);
        }
    }

    /// <summary>Cells of memory that has no name: when that is part of an active array, nobody knows which cells these are.</summary>
    private void CheckMemory(Stmt statement)
    {
        if (statement is Store { Array: not (Read or Literal) } store && (IsPartOfActive(store.Array) || activity.IsVaried(store.Value))) Blame(store.Array, statement.Origin);
        if (statement is not Define { Value: { } value } define || !define.Target.Type.IsReal || !value.Holds<Element>() || !activity.IsUseful(define.Target)) return;
        foreach (Element cell in value.DescendantsAndSelf().OfType<Element>().Where(e => e.Array is not Read && IsPartOfActive(e.Array))) Blame(cell.Array, statement.Origin);
    }

    /// <summary>Structs in cells are followed part by part, and not as wholes.</summary>
    private void CheckRecords(Stmt statement)
    {
        if (statement is not Store && !statement.Holds<Element>()) return;
        IEnumerable<Element> cells = statement.Operands().SelectMany(e => e.DescendantsAndSelf()).OfType<Element>();
        if (statement is Store store) cells = cells.Append(new Element(store.Array, store.Indices));
        if (cells.FirstOrDefault(c => c.Array.Type.Record is not null && c.Part is null) is { } whole) obstacles.Add(new Obstacle(DiagnosticIds.UnsupportedType, EquatableArray.Of(whole.Array.Type.Name), statement.Origin));
    }

    private bool IsPartOfActive(Expr memory) => memory.Type.IsReal && memory.Reads().Any(l => activity.IsVaried(l) && l.Type.IsArray || activity.IsLost(new Read(l)));

    private void Blame(Expr memory, int origin) => obstacles.Add((memory as Opaque)?.Obstacle
        ?? AmbiguousArrays.At(memory.Reads() is { Count: > 0 } reads ? reads[0] : null, origin));

    /// <summary>The callee takes its arrays for different ones; and it cannot follow a derivative into what carries none.</summary>
    private void CheckCall(Call call, Explanation? whyNotApart = null)
    {
        if (call.IsTakenApart) obstacles.Add(new Obstacle(DiagnosticIds.UnsupportedExpression, EquatableArray.Of(NameOf(call.Method) + "(…)"), call.Origin) { Why = whyNotApart ?? CallsItself });
        if ((call.Type.IsReal || call.Written.Any(w => w.Type.IsReal)) && call.Arguments.Any(activity.IsLost)) obstacles.Add(new Obstacle(DiagnosticIds.DerivativeLost, EquatableArray.Of(NameOf(call.Method)), call.Origin));
        if (call.Type.IsRealArray && call.Arguments.Any(activity.IsActive)) obstacles.Add(new Obstacle(DiagnosticIds.UnsupportedType, EquatableArray.Of($"{call.Type.Name} as the result of {NameOf(call.Method)}, which calls itself"), call.Origin));
        List<Local> arrays = [.. call.Arguments.OfType<Read>().Select(a => a.Local).Where(l => l.Type.IsRealArray)];
        foreach (Local written in call.Written.Where(l => activity.IsActive(l) && arrays.Count(l.Equals) > 1)) obstacles.Add(AmbiguousArrays.At(written, call.Origin));
    }

    /// <summary><c>M:N.T.F(System.Double)</c> is F.</summary>
    private static string NameOf(string id) => BackEnd.FunctionName.Parse(id).Name;

    private void Report(Obstacle obstacle, bool takes, bool gives)
    {
        if (obstacle.Always || takes && (gives || obstacle.Escapes)) obstacles.Add(obstacle);
    }

    private bool TakesDerivative(IEnumerable<Expr> arguments) => arguments.Any(a => activity.IsVaried(a) || activity.IsLost(a));

    private bool MayWriteActiveArray(Opaque opaque) => !opaque.IsPure && opaque.Arguments.Any(IsActiveArray);

    private bool IsActiveArray(Expr argument) =>
        argument is Read { Local.Type: { IsRealArray: true, Shape: not Shape.ReadOnlySpan } } read && activity.IsActive(read.Local);

    /// <summary>A variable with one of several values is declared before them; an anonymous type has no name to declare it by.</summary>
    private void CheckJoin(Local target, int origin)
    {
        if (target.Type.Element == IrType.Unnamed) obstacles.Add(new Obstacle(DiagnosticIds.UnsupportedExpression, EquatableArray.Of(target.IsTemporary ? "new { … }" : target.Name), origin) { Why = Anonymous });
        CheckArray(target, origin);
    }

    /// <summary>An active array must be one known array: there is one array of derivatives for it.</summary>
    private void CheckArray(Local target, int origin)
    {
        if (target.Type.IsRealArray && (activity.IsActive(target) || activity.IsVaried(target) && written.Contains(target.Id))) obstacles.Add(AmbiguousArrays.At(target, origin));
    }
}
