using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Replaces the lengths of arrays by the lengths that they were made with, or by those of their derivatives.</summary>
internal sealed class KnownLengths
{
    private readonly Dictionary<int, Allocate> made;
    private readonly Dictionary<int, Local> derivatives;

    private KnownLengths(Dictionary<int, Allocate> made, Dictionary<int, Local> derivatives)
    {
        this.made = made;
        this.derivatives = derivatives;
    }

    public static KnownLengths None { get; } = new([], []);

    public static KnownLengths Of(IEnumerable<Stmt> definitions, Dictionary<int, Local>? derivatives) => new(
        definitions.OfType<Define>().Where(d => d.Value is Allocate { IsLike: false }).ToDictionary(d => d.Target.Id, d => (Allocate)d.Value!), derivatives ?? []);

    public Block In(Block block) => made.Count + derivatives.Count == 0 ? block : block.Map(s => s.MapOperands(In).MapBlocks(In));

    public Expr In(Expr expr) => expr is Length { Array: Read array } length
        ? made.TryGetValue(array.Local.Id, out Allocate? allocation) ? In(allocation.Lengths[length.Dimension ?? 0])
            : derivatives.TryGetValue(array.Local.Id, out Local? derivative) ? new Length(new Read(derivative), derivative.Type.Shape == Shape.Matrix ? length.Dimension : null)
            : expr
        : expr.MapChildren(In);
}
