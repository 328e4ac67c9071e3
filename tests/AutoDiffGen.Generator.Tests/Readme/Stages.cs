using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using AutoDiffGen.Generator.Transforms;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>The forms a method goes through on its way to its gradient, as text.</summary>
internal static class Stages
{
    /// <param name="what">A stage and a method: <c>lowered Grow</c>, <c>normal Grow</c>, <c>reverse Grow</c>.</param>
    public static string Text(string what)
    {
        string[] words = what.Split(' ');
        Program program = MethodLowering.Lower(ReadmeProgram.Symbol(words[1]), ReadmeProgram.Run.Compilation, default)!.Program;
        return IrText.Of(words[0] switch
        {
            "lowered" => program.Entry,
            "normal" => ClosedForm.Of(program).Method,
            "reverse" => Optimiser.Optimiser.Run(ReverseTransform.Gradient(ClosedForm.Of(program))),
            _ => throw new ArgumentException($"'{words[0]}' is not a stage.", nameof(what)),
        });
    }
}
