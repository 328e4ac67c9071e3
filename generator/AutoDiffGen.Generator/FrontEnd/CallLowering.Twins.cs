using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Calls that get two cells of one array by reference: if they turn out to be one cell, both parameters are names of one variable.</content>
internal sealed partial class CallLowering
{
    private Expr[] Twins(CallSite site, TwinCells twins)
    {
        var values = new List<Expr>();
        var starts = new List<(int Parameter, int Start)>();
        foreach (var (number, value) in site.Arguments)
        {
            IParameterSymbol parameter = site.Method.Parameters[number];
            if (DelegateTargets.Of(value, scope) is not null) continue;
            int start = values.Count;
            if (number == twins.First || number == twins.Second) values.AddRange(((CellTarget)expressions.Resolve(value, values)!).Parts);
            else Value(value, parameter, values);
            starts.Add((number, start));
        }

        Expr[] atoms = expressions.Atoms([.. values]);
        var evaluated = new Dictionary<int, Expr[]>();
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1].Start : atoms.Length;
            evaluated.Add(starts[i].Parameter, [.. atoms.Skip(starts[i].Start).Take(end - starts[i].Start)]);
        }

        CallSite known = site with { Evaluated = evaluated };
        if (twins.AreApart) return FollowKnown(known);
        Local[]? results = null;
        Block same = Arm(() => FollowKnown(known with { Same = (twins.First, twins.Second) }), ref results);
        Block apart = Arm(() => FollowKnown(known), ref results);
        foreach (Local result in results!) scope.Emit(new Define(result, null));
        scope.Emit(new If(new Binary(BinaryOperator.Equal, evaluated[twins.First][1], evaluated[twins.Second][1], IrType.Bool), same, apart));
        return [.. results.Select(static r => new Read(r))];
    }

    private Slot Cell(CellTarget cell, RefKind kind, List<Expr> values)
    {
        int start = values.Count;
        values.AddRange(cell.Parts);
        return new Slot { Written = [scope.Temporary(cell.Type)], IsRead = kind == RefKind.Ref, Cell = cell, CellStart = start, CellParts = cell.Parts.Length };
    }
}
