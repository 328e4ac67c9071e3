using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Writes adjoints that are sums of products with fewer operations: equal terms are added up, common factors taken out
/// (a polynomial's slope comes out in Horner's form), and products that the function has computed are used again.
/// </summary>
/// <remarks>
/// Only derivatives, which have a heading, are rewritten.
/// </remarks>
internal sealed class AdjointSums
{
    private const int MostTerms = 12;

    private const int MostFactors = 16;

    private readonly Ranges ranges;
    private readonly LocalFactory locals;
    private readonly NumberMap<Define> definitions = new();
    private readonly NumberMap<int> uses = new();
    private readonly KnownProducts products = new();
    private readonly HashSet<int> cells = [];

    private AdjointSums(Ranges ranges, LocalFactory locals)
    {
        this.ranges = ranges;
        this.locals = locals;
    }

    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(s => s is Define { Heading: not null, Value: Binary { Type.IsRealScalar: true } })) return function;
        var pass = new AdjointSums(Ranges.Of(function.Body), new LocalFactory(function.LocalCount));
        IEnumerable<Expr> ends = function.Outputs.Select(o => o.Value).Concat(function.Result is { } result ? [result] : []);
        foreach (Local local in function.Body.AllOperands().Concat(ends).SelectMany(ExprTraversal.Reads)) pass.uses[local.Id] = pass.UsesOf(local) + 1;
        Block body = pass.Visit(function.Body, []);
        return function.With(body) with { LocalCount = pass.locals.Last };
    }

    private int UsesOf(Local local) => uses.TryGetValue(local.Id, out int count) ? count : 0;

    private Block Visit(Block block, IEnumerable<Local> heads)
    {
        foreach (Local head in heads) cells.Add(head.Id);
        foreach (Define define in block.Statements.OfType<Define>())
        {
            definitions[define.Target.Id] = define;
            if (define.Value is Element) cells.Add(define.Target.Id);
        }

        Dictionary<int, HashSet<int>> trees = Trees(block);
        var output = new List<Stmt>();
        bool isChanged = false;
        foreach (Stmt statement in block.Statements)
        {
            Stmt visited = statement.MapBlocks(b => Visit(b, (statement as Loop)?.Heads() ?? []));
            if (visited is Define define && trees.TryGetValue(define.Target.Id, out HashSet<int>? tree)) visited = Rewrite(define, tree, output);
            isChanged |= !ReferenceEquals(visited, statement);
            output.Add(visited);
            if (visited is Define { Value: { Type.IsRealScalar: true } value } s) products.Add(s.Target, value);
        }

        foreach (Define define in output.OfType<Define>()) products.Remove(define.Target);
        return isChanged ? new Block(output.ToEquatableArray()) : block;
    }

    /// <summary>The sums and products of derivatives that are used by others than sums and products, and what is computed for them alone.</summary>
    private Dictionary<int, HashSet<int>> Trees(Block block)
    {
        HashSet<int> own = [.. block.Statements.OfType<Define>().Where(IsArithmetic).Select(d => d.Target.Id)];
        var trees = new Dictionary<int, HashSet<int>>();
        var absorbed = new HashSet<int>();
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            if (block.Statements[i] is not Define define || !own.Contains(define.Target.Id) || absorbed.Contains(define.Target.Id)) continue;
            HashSet<int> tree = trees[define.Target.Id] = [];
            var seen = new Dictionary<int, int>();
            Absorb(define);
            absorbed.UnionWith(tree);

            void Absorb(Define part)
            {
                tree.Add(part.Target.Id);
                foreach (Local local in part.Value!.Reads().Where(l => own.Contains(l.Id)))
                {
                    seen[local.Id] = seen.TryGetValue(local.Id, out int count) ? count + 1 : 1;
                    if (seen[local.Id] == UsesOf(local)) Absorb(definitions[local.Id]);
                }
            }
        }

        return trees;
    }

    private bool IsArithmetic(Define define) => define is { Heading: not null, Target.IsTemporary: true } && define.Value switch
    {
        Binary { Type.IsRealScalar: true, Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => !IsCell(sum.Left),
        Binary { Type.IsRealScalar: true, Operator: BinaryOperator.Multiply } => true,
        Unary { Type.IsRealScalar: true, Operator: UnaryOperator.Negate } => true,
        Select { Type.IsRealScalar: true } choice => MultipleOf(choice) is not null,
        _ => false,
    };

    /// <summary>What is added to a cell or to a running sum stays an addition.</summary>
    private bool IsCell(Expr operand) => operand is Read read && cells.Contains(read.Local.Id);

    private Define Rewrite(Define root, HashSet<int> tree, List<Stmt> output)
    {
        if (tree.Count < 2 && root.Value is not Binary) return root;
        if (Expand(root.Value!, tree) is not { } terms || terms.Count == 0) return root;
        HashSet<int> direct = [.. tree.SelectMany(id => definitions[id].Value!.Reads()).Select(l => l.Id)];
        var writer = new SumOfProducts(
            products,
            known => !tree.Contains(known.Id),
            factor => factor is Read read && definitions.TryGetValue(read.Local.Id, out Define? definition) && definition.Heading is not null,
            ranges,
            locals,
            root.Target.Type);
        Expr value = writer.Write(terms);
        int signs = direct.Count(id => definitions.TryGetValue(id, out Define? d) && !tree.Contains(id) && d is { Heading: null, Target.IsTemporary: true, Value: Unary { Type.IsRealScalar: true } });
        if (value.IsAtom() || writer.IsRisky || writer.Steps.Sum(s => Operations(s.Value!)) + Operations(value) >= tree.Count + signs) return root;
        output.AddRange(writer.Steps.Select(s => s with { Heading = root.Heading }));
        return root with { Value = value };
    }

    private static int Operations(Expr value) => value.DescendantsAndSelf().Distinct().Count(e => e is Unary or Select or Binary { Type.IsRealScalar: true });

    /// <summary>The expression as a sum of products; null when it is too long, or when terms cancel.</summary>
    private List<Monomial>? Expand(Expr value, HashSet<int> tree)
    {
        switch (value)
        {
            case Read read when tree.Contains(read.Local.Id):
                return Expand(definitions[read.Local.Id].Value!, tree);
            case Unary { Operator: UnaryOperator.Negate } minus:
                return Expand(minus.Operand, tree)?.ConvertAll(t => -t);
            case Binary { Operator: BinaryOperator.Multiply } product:
                return Multiply(Expand(product.Left, tree), Expand(product.Right, tree));
            case Binary sum:
                if (Expand(sum.Left, tree) is not { } left || Expand(sum.Right, tree) is not { } right) return null;
                return Collect([.. left, .. sum.Operator == BinaryOperator.Add ? right : right.ConvertAll(t => -t)]);
            case Select choice when MultipleOf(choice) is var (of, by):
                return Multiply(Expand(of, tree), [Monomial.Of(by)]);
            case Number { Value: 0 }:
                return null;
            default:
                return [products.Of(value)];
        }
    }

    private static List<Monomial>? Multiply(List<Monomial>? left, List<Monomial>? right)
    {
        if (left is null || right is null || left.Count * right.Count > MostTerms) return null;
        return Collect([.. left.SelectMany(l => right.Select(r => l * r))]);
    }

    private static List<Monomial>? Collect(List<Monomial> terms)
    {
        var collected = new List<Monomial>();
        foreach (Monomial term in terms)
        {
            int index = collected.FindIndex(t => t.HasSameFactors(term));
            if (index < 0) collected.Add(term);
            else collected[index] = term.With(collected[index].Coefficient + term.Coefficient);
        }

        bool isUsable = collected.Count <= MostTerms && collected.All(t => t.Coefficient != 0 && t.Factors.Length is > 0 and <= MostFactors);
        return isUsable ? collected : null;
    }

    /// <summary>A choice between multiples of one variable, as that variable and a choice between constants: d and ±1.</summary>
    private (Read Of, Select By)? MultipleOf(Select choice)
    {
        Read? of = null;
        Expr? by = Multiple(choice, ref of);
        return of is not null && by is Select select ? (of, select) : null;
    }

    private Expr? Multiple(Expr arm, ref Read? of)
    {
        switch (arm)
        {
            case Number { Value: 0 }:
                return arm;
            case Select choice:
                return Multiple(choice.WhenTrue, ref of) is { } whenTrue && Multiple(choice.WhenFalse, ref of) is { } whenFalse
                    ? new Select(choice.Condition, whenTrue, whenFalse)
                    : null;
            case Read read:
                Expr? value = definitions.TryGetValue(read.Local.Id, out Define? definition) && definition.Heading is not null ? definition.Value : null;
                if (value is Select) return Multiple(value, ref of);
                if (value is Unary { Operator: UnaryOperator.Negate, Operand: Read operand }) return Multiple(operand, ref of) is { } multiple ? -multiple : null;
                if (of is not null && of != read) return null;
                of = read;
                return Expr.Constant(1, read.Type);
            default:
                return null;
        }
    }
}
