using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls on objects, and with objects, that are in variables.</summary>
internal sealed partial class CallLowering
{
    /// <summary>The call, of the method that an object of the class has, where that is known.</summary>
    private CallSite Known(CallSite site) => site.IsVirtual && scope.Objects.Known(ObjectCall.Of(site)) is { } known ? site with { Method = known.Method, IsVirtual = false } : site;

    /// <summary>How an object is handed over: the callee may change its fields.</summary>
    private RefKind KindOf(HeldObject held) => scope.Session.Objects.IsSteady(held.Layout) ? RefKind.None : RefKind.Ref;

    private Slot Object(IOperation value, HeldObject held, List<Expr> values)
    {
        int start = values.Count;
        if (KindOf(held) == RefKind.Ref)
        {
            if (scope.FindStruct(value) is { } variable) return new Slot { Written = [.. variable.Parts], IsRead = true };
            StructVariable made = scope.New(held.Layout, "");
            int mark = scope.Mark;
            Expr[] parts = expressions.Components(value);
            Expr[] earlier = [.. values];
            expressions.Protect(earlier, earlier.Length, mark);
            values.Clear();
            values.AddRange(earlier);
            expressions.Put(made, parts, define: true);
            return new Slot { Written = [.. made.Parts], IsRead = true };
        }

        expressions.AppendObject(values, value);
        return new Slot { Start = start, Count = values.Count - start };
    }
}
