using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls of methods whose source is known.</summary>
internal sealed partial class CallLowering
{
    /// <summary>The value of the call, part by part; nothing when it has none.</summary>
    public Expr[] Follow(CallSite site)
    {
        site = Known(site);
        if (site.IsVirtual) return Dispatch(site);
        IMethodSymbol method = site.Method;
        Callee callee = resolution.Of(site)!;
        scope.Session.Enqueue(callee);
        var values = new List<Expr>();
        var slots = new Slot[method.Parameters.Length];
        Slot? receiver = site.Receiver is null || SymbolIdentity.IsNested(method) ? null : Receiver(site, callee, values);
        foreach (var (number, value) in site.Arguments)
        {
            IParameterSymbol parameter = method.Parameters[number];
            slots[number] = site.Evaluated is { } evaluated && evaluated.TryGetValue(number, out Expr[]? given) ? Given(given, values)
                : callee.Merged.ContainsKey(parameter) ? new Slot()
                : parameter.RefKind is RefKind.Ref or RefKind.Out ? Reference(value, parameter.RefKind, values)
                : callee.Known.ContainsKey(parameter) ? new Slot()
                : callee.Objects.TryGetValue(parameter, out HeldObject? held) ? Object(value, held, values)
                : Value(value, parameter, values);
        }

        Slot[] all = [.. receiver is null ? [] : new[] { receiver }, .. slots, .. callee.Captured.Select(c => Captured(c, callee, values))];
        return TwoCells(site, callee) is { } pair ? FinishCells(site, callee, pair, all, values)
            : Finish(callee, CallOf(site, callee, all, values), all, values, callee.Caught.Length > 0 ? scope.Frame : null);
    }

    private Call CallOf(CallSite site, Callee callee, Slot[] slots, List<Expr> values)
    {
        Expr[] arguments = [.. slots.SelectMany(s => values.Skip(s.Start).Take(s.Count))];
        IrType type = ResultLayout(callee) is null ? scope.Session.TypeOf(site.Method.ReturnType) : IrType.Void;
        return new Call(callee.Id, arguments.ToEquatableArray(), type) { Origin = scope.Session.Origins.Add(site.Syntax), IsTakenApart = IsTakenApart(callee, scope.Session) };
    }

    private static Slot Given(Expr[] given, List<Expr> values)
    {
        int start = values.Count;
        values.AddRange(given);
        return new Slot { Start = start, Count = given.Length };
    }

    private Slot Captured(ISymbol symbol, Callee callee, List<Expr> values)
    {
        Local[] variables = scope.FindStruct(symbol) is { } variable ? [.. variable.Parts] : [scope.Find(symbol)!];
        if (callee.Objects.TryGetValue(symbol, out HeldObject? held) ? KindOf(held) == RefKind.Ref : callee.Changed.Contains(symbol)) return new Slot { Written = variables, IsRead = true };
        int start = values.Count;
        values.AddRange(variables.Select(static v => new Read(v)));
        return new Slot { Start = start, Count = variables.Length };
    }

    /// <summary>Calls a method all of whose parameters are <c>out</c>, and gives what comes out.</summary>
    public Expr[] Outputs(IMethodSymbol method, IOperation receiver)
    {
        var values = new List<Expr>();
        var site = new CallSite(method, receiver, [], receiver.Syntax);
        Callee callee = resolution.Of(site)!;
        scope.Session.Enqueue(callee);
        Slot[] slots = [Receiver(site, callee, values), .. method.Parameters.Select(p => Ignored(p.Type))];
        var call = new Call(callee.Id, values.ToEquatableArray(), IrType.Void) { Origin = scope.Session.Origins.Add(receiver.Syntax), IsTakenApart = true };
        Finish(callee, call, slots, values, callee.Caught.Length > 0 ? scope.Frame : null);
        return [.. slots.Skip(1).SelectMany(static s => s.Written).Select(static w => new Read(w))];
    }

    /// <summary>Whether a function of numbers can be called with values that nothing in the source stands for.</summary>
    public bool CanApply(IMethodSymbol method, SyntaxNode syntax) => (method.IsStatic || SymbolIdentity.IsNested(method)) && scope.Session.CanFollow(method)
        && SiteOf(method, syntax) is var site && resolution.Of(site) is { } callee && AreSeparate(site, callee);

    /// <summary>Calls it; to be asked for before is whether that can be done.</summary>
    public Expr Apply(IMethodSymbol method, SyntaxNode syntax, Expr[] arguments)
    {
        CallSite site = SiteOf(method, syntax);
        Callee callee = resolution.Of(site)!;
        scope.Session.Enqueue(callee);
        var values = new List<Expr>(arguments);
        Slot[] slots = [.. arguments.Select(static (_, i) => new Slot { Start = i, Count = 1 }), .. callee.Captured.Select(c => Captured(c, callee, values))];
        return Finish(callee, CallOf(site, callee, slots, values), slots, values, callee.Caught.Length > 0 ? scope.Frame : null)[0];
    }

    private static CallSite SiteOf(IMethodSymbol method, SyntaxNode syntax) => new(method, null, [], syntax);

    private Slot Ignored(ITypeSymbol? type)
    {
        Local[] parts = scope.Session.Layouts.Of(type) is { } layout ? [.. scope.New(layout, "").Parts] : [scope.Temporary(scope.Session.TypeOf(type))];
        foreach (Local part in parts) scope.Emit(new Define(part, null));
        return new Slot { Written = parts };
    }

    private Expr[] Finish(Callee callee, Call call, Slot[] slots, List<Expr> values, TryFrame? frame)
    {
        StructVariable? result = ResultLayout(callee) is { } layout ? scope.New(layout, "") : null;
        if (frame is null && result is null && slots.All(static s => s.Written.Length == 0)) return [call];

        var outputs = new List<Cell>();
        foreach (Slot slot in slots)
        {
            Load(slot, values);
            outputs.AddRange(slot.Written.Select(w => new Cell(w, slot.IsRead ? new Read(w) : null, w)));
        }

        if (result is not null)
        {
            expressions.Declare(result);
            outputs.AddRange(result.Parts.Select(static p => new Cell(p, null, p)));
        }

        if (frame is not null) outputs.Add(new Cell(frame.Thrown, null, frame.Thrown));
        Local? value = call.Type == IrType.Void ? null : scope.Temporary(call.Type);
        if (value is not null)
        {
            scope.Emit(new Define(value, null));
            outputs.Add(new Cell(value, null, value));
        }

        scope.Emit(new MultiCall(call, outputs.ToEquatableArray()));
        foreach (Slot slot in slots) Store(slot);
        if (frame is not null) scope.LeaveIfThrown(frame);
        if (result is not null) return [.. result.Parts.Select(static p => new Read(p))];
        return value is null ? [] : [new Read(value)];
    }

    /// <summary>Declares the variables for what is in a cell.</summary>
    private void Load(Slot slot, List<Expr> values)
    {
        if (slot.Chosen is { } chosen) scope.Emit(new Define(slot.Written[0], slot.IsRead ? expressions.Current(chosen) : null));
        if (slot.Cell is null && slot.Record is null) return;
        Expr[] place = [.. values.Skip(slot.CellStart).Take(slot.CellParts).Select(p => p is Literal or Read { Local.Type.IsArray: true } ? p : scope.Spill(p))];
        if (slot.Cell is not null) slot.Cell = new CellTarget(place);
        if (slot.Record is { } record) slot.Record = record with { Place = place };
        Expr[] before = slot.Record is { } cells ? ExpressionLowering.Current(cells) : [expressions.Current(slot.Cell!)];
        for (int i = 0; i < before.Length; i++) scope.Emit(new Define(slot.Written[i], slot.IsRead ? before[i] : null));
    }

    /// <summary>Brings what the callee has left in the variables to the cell.</summary>
    private void Store(Slot slot)
    {
        if (slot.Record is { } record) expressions.PutRecord(record, [.. slot.Written.Select(static w => new Read(w))]);
        else if (slot.Chosen is { } chosen) expressions.Put(chosen, new Read(slot.Written[0]));
        else if (slot.Cell is { } cell) scope.Emit(new Store(cell.Parts[0], cell.Parts.Skip(1).ToEquatableArray(), new Read(slot.Written[0])));
    }

    private StructLayout? ResultLayout(Callee callee) =>
        callee.Returned ?? scope.Session.Layouts.Of(callee.Method.MethodKind == MethodKind.Constructor ? callee.Method.ContainingType : callee.Method.ReturnType);

    private Slot Value(IOperation value, IParameterSymbol parameter, List<Expr> values)
    {
        int start = values.Count;
        expressions.Append(values, value, scope.Session.Layouts.Of(parameter.Type) is null ? null : parameter.Type);
        if (values[start] is Row row) values[start] = scope.Spill(row);
        return new Slot { Start = start, Count = values.Count - start };
    }

    /// <summary>A member that may change its struct is called on the variable; on a copy, where C# does not let it change that.</summary>
    private Slot Receiver(CallSite site, Callee callee, List<Expr> values)
    {
        if (callee.Objects.TryGetValue(site.Method, out HeldObject? held)) return Object(site.Receiver!, held, values);
        if (callee.Extended is { } extended) return Value(site.Receiver!, extended, values);
        if (!site.Method.ContainingType.IsValueType)
        {
            if (!callee.HasReceiver) return new Slot();
            if ((site.Object ?? scope.SelfOf(site)) is { } self) values.Add(new Read(self));
            else expressions.Append(values, site.Receiver!);
            return new Slot { Count = 1 };
        }

        if (!scope.Session.Followed.Mutates(site.Method))
        {
            expressions.Append(values, site.Receiver!);
            return new Slot { Count = values.Count };
        }

        if (Writes(site) && expressions.IsRecord(site.Receiver!)) return Record((RecordTarget)expressions.Resolve(site.Receiver!, values), isRead: true, values);
        if (Writes(site)) return new Slot { Written = [.. scope.FindStruct(site.Receiver!)!.Parts], IsRead = true };
        StructVariable copy = scope.New(scope.Session.Layouts.Of(site.Method.ContainingType)!, "");
        expressions.Put(copy, expressions.Components(site.Receiver!), define: true);
        return new Slot { Written = [.. copy.Parts], IsRead = true };
    }

    private Slot Record(RecordTarget record, bool isRead, List<Expr> values)
    {
        int start = values.Count;
        values.AddRange(record.Place);
        return new Slot { Written = [.. scope.New(record.Layout, "").Parts], IsRead = isRead, Record = record, CellStart = start, CellParts = record.Place.Length };
    }

    private Slot Reference(IOperation value, RefKind kind, List<Expr> values)
    {
        bool isRead = kind == RefKind.Ref;
        switch (expressions.Resolve(value, values))
        {
            case VariableTarget variable:
                return new Slot { Written = [variable.Local], IsRead = isRead };
            case StructTarget target:
                return new Slot { Written = [.. target.Variable.Parts], IsRead = isRead };
            case RecordTarget record:
                return Record(record, isRead, values);
            case ChosenTarget chosen:
                return new Slot { Written = [scope.Temporary(chosen.Type)], IsRead = isRead, Chosen = chosen };
            case CellTarget cell:
                int start = values.Count;
                values.AddRange(cell.Parts);
                return new Slot { Written = [scope.Temporary(cell.Type)], IsRead = isRead, Cell = cell, CellStart = start, CellParts = cell.Parts.Length };
            default:
                return Ignored(value.Type);
        }
    }
}
