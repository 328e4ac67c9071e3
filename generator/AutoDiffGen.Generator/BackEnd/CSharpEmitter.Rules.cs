using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class CSharpEmitter
{
    /// <summary>A call of a method that was written for this, its parameters in the order that it has.</summary>
    private void Emit(Invoke invoke, RuleMethod rule)
    {
        int argument = 0, output = 0;
        var parts = new List<string>();
        foreach (RuleParameter parameter in rule.Parameters)
        {
            parts.Add(parameter.Mode switch
            {
                PassingMode.Ref => "ref " + names[invoke.Outputs[output++]],
                PassingMode.Out => Out(invoke.Outputs[output++]),
                PassingMode.In when invoke.Arguments[argument] is Read => "in " + printer.Exact(invoke.Arguments[argument++]),
                _ => printer.Converted(invoke.Arguments[argument++]),
            });
        }

        string start = invoke.Target is not { } target ? ""
            : declared.Declare(target) ? $"{printer.Type(target.Type)} {names[target]} = " : $"{names[target]} = ";
        string method = rule.IsOnObject ? $"{parts[0]}.{rule.QualifiedName}" : rule.QualifiedName;
        writer.Line($"{start}{method}({string.Join(", ", rule.IsOnObject ? parts.Skip(1) : parts)});");
    }

    private string Out(Local local) => declared.Declare(local) ? $"out {printer.Type(local.Type)} {names[local]}" : $"out {names[local]}";
}
