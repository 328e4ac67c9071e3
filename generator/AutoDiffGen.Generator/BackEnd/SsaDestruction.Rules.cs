using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class SsaDestruction
{
    /// <summary>A rule adds to what it finds in <c>ref</c> parameters, so that these start from zero; one that is an argument too needs a variable of its own.</summary>
    private void VisitRule(Invoke statement, RuleMethod rule, List<Stmt> output)
    {
        EquatableArray<Expr> arguments = statement.Arguments.Map(Rewrite);
        HashSet<int> read = [.. arguments.SelectMany(a => a.Reads()).Select(l => l.Id)];
        bool[] isAdded = [.. rule.Parameters.Where(p => p.Mode is PassingMode.Ref or PassingMode.Out).Select(p => p.Mode == PassingMode.Ref)];
        var outputs = new List<Local>();
        var moved = new List<(Local Target, Expr Value)>();
        for (int i = 0; i < statement.Outputs.Count; i++)
        {
            Local variable = Variable(statement.Outputs[i]);
            if (read.Contains(variable.Id))
            {
                Local own = locals.Temporary(variable.Name, variable.Type);
                moved.Add((variable, new Read(own)));
                variable = own;
            }

            outputs.Add(variable);
            if (isAdded[i]) output.Add(declared.Declare(variable) ? new Define(variable, Expr.Zero(variable.Type)) : new Assign(variable, Expr.Zero(variable.Type)));
        }

        Local? target = statement.Target is { } result ? Variable(result) : null;
        foreach (Local local in target is null ? outputs : outputs.Append(target)) declared.Declare(local);
        output.Add(statement with { Target = target, Arguments = arguments, Outputs = outputs.ToEquatableArray() });
        foreach ((Local variable, Expr value) in moved) output.Add(declared.Declare(variable) ? new Define(variable, value) : new Assign(variable, value));
    }
}
