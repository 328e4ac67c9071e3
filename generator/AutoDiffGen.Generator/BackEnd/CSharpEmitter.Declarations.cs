using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class CSharpEmitter
{
    private void Declare(Define define)
    {
        declared.Declare(define.Target);
        if (define is { Target.Type.Element: IrType.Unnamed, Value: null or Literal }) throw new InvalidOperationException($"Variable '{define.Target.Name}' has an anonymous type and no value to tell it from.");
        string name = names[define.Target];
        if (define.Value is null && Storage.IsTape(define.Target)) writer.Line($"using var {name} = new {printer.Type(define.Target.Type)}({TapeMemory(define.Target)});");
        else if (define.Value is null) writer.Line($"{printer.Type(define.Target.Type)} {name};");
        else if (define.Value is Allocate allocate && Storage.NeedsHolder(define)) Declare(define.Target, allocate);
        else writer.Line($"{printer.Type(define.Target.Type)} {name} = {printer.Converted(define.Value)};");
    }

    private void Declare(Local target, Allocate allocate)
    {
        string name = names[target];
        if (allocate.OnStack && loopDepth == 0)
        {
            writer.Line($"{printer.Type(target.Type)} {name} = stackalloc {target.Type.Element}[{printer.Exact(allocate.Lengths[0])}];");
            writer.Line(Evaluation(new Apply("M:AutoDiffGen.Derivative.Clear", EquatableArray.Of<Expr>(new Read(target)), IrType.Void)) + ";");
            return;
        }

        pooled.Add(target.Id);
        string lengths = string.Join(", ", allocate.Lengths.Select(printer.Exact)), type = HolderType(target), holder = names.Holder(target);
        if (loopDepth > 0)
        {
            writer.Line($"{printer.Type(target.Type)} {name} = {holder}.Take({lengths});");
            return;
        }

        writer.Line($"using var {holder} = new {type}({lengths});");
        writer.Line($"{printer.Type(target.Type)} {name} = {holder}.{Holding(target).Member};");
    }

    private string HolderType(Local array)
    {
        return printer.Type(new IrType($"global::AutoDiffGen.{Holding(array).Type}<{array.Type.Element}>", Shape.Scalar));
    }

    private static (string Type, string Member) Holding(Local array) => array.Type.Shape switch
    {
        Shape.Matrix => ("MatrixScratch", "Matrix"),
        Shape.Jagged => ("JaggedScratch", "Rows"),
        _ => ("Scratch", "Span"),
    };

    /// <summary>Rows of pooled memory are pooled with it.</summary>
    private string Made(MakeRow row)
    {
        string length = printer.Exact(row.Length), index = printer.Exact(row.Index);
        bool isPooled = row.Array is Read { Local: var array } && pooled.Contains(array.Id);
        string made = isPooled ? $"{names.Holder(((Read)row.Array).Local)}.Row({index}, {length})" : $"new {row.Array.Type.Element}[{length}]";
        return $"{printer.Primary(row.Array)}[{index}] = {made}";
    }

    /// <summary>What owns the memory of arrays that are made in a loop stands before it, and serves all iterations.</summary>
    private void DeclareHolders(IEnumerable<Stmt> statements)
    {
        foreach (Define define in statements.OfType<Define>().Where(Storage.NeedsHolder))
        {
            writer.Line($"using var {names.Holder(define.Target)} = new {HolderType(define.Target)}();");
        }
    }

    // Memory taken from the stack inside a loop is only given back when the method returns; what may hold references cannot lie there.
    private string TapeMemory(Local tape)
    {
        IrType type = tape.Type.Recorded!;
        return loopDepth == 0 && !isPooled && type.Parameter is not { IsUnmanaged: false }
            ? $"stackalloc {type.Name}[{Text.Of(Storage.TapeRecordsOnStack)}]"
            : $"default({printer.Type(type.With(Shape.Span))})";
    }
}
