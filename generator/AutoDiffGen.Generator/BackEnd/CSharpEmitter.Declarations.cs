using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class CSharpEmitter
{
    private void Declare(Define define)
    {
        declared.Declare(define.Target);
        string name = names[define.Target];
        if (define.Value is null && Storage.IsTape(define.Target)) writer.Line($"using var {name} = new {printer.Type(define.Target.Type)}({TapeMemory(define.Target)});");
        else if (define.Value is null) writer.Line($"{printer.Type(define.Target.Type)} {name};");
        else if (define.Value is Allocate allocate && Storage.NeedsHolder(define)) Declare(define.Target, allocate);
        else writer.Line($"{printer.Type(define.Target.Type)} {name} = {printer.Converted(define.Value)};");
    }

    private void Declare(Local target, Allocate allocate)
    {
        string name = names[target], element = target.Type.Element, length = printer.Exact(allocate.Lengths[0]);
        if (allocate.OnStack && loopDepth == 0)
        {
            writer.Line($"{printer.Type(target.Type)} {name} = stackalloc {element}[{length}];");
            writer.Line(Evaluation(new Apply("M:AutoDiffGen.Derivative.Clear", EquatableArray.Of<Expr>(new Read(target)), IrType.Void)) + ";");
            return;
        }

        string holder = names.Holder(target);
        writer.Line($"using var {holder} = new {printer.Type(new IrType($"global::AutoDiffGen.Scratch<{element}>", Shape.Scalar))}({length});");
        writer.Line($"{printer.Type(target.Type)} {name} = {holder}.Span;");
    }

    // Memory taken from the stack inside a loop is only given back when the method returns.
    private string TapeMemory(Local tape)
    {
        string type = Storage.RecordType(tape);
        return loopDepth == 0
            ? $"stackalloc {type}[{Text.Of(Storage.TapeRecordsOnStack)}]"
            : $"default({printer.Type(new IrType(type, Shape.Span))})";
    }
}
