using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Where in a function things happen: which cells may change after they were read.</summary>
internal sealed class ProgramFacts
{
    private readonly ArrayAliases aliases;
    private readonly NumberMap<Place> definitions = new();
    private readonly Dictionary<int, List<(Place Place, Store? Store)>> writes = [];
    private readonly Dictionary<int, List<Place>> touches = [];

    /// <summary>The variables by whose names memory is looked at.</summary>
    private readonly Dictionary<int, HashSet<int>> names = [];

    /// <summary>The lengths of the vectors that the function makes.</summary>
    private readonly NumberMap<Expr> lengths = new();
    private readonly Dictionary<Stmt, Place> places = new(ReferenceComparer<Stmt>.Instance);
    private readonly Dictionary<int, Loop> loopsByNumber = [];
    private readonly Dictionary<int, int> numberByHead = [];
    private readonly HashSet<int>? lasting;

    /// <summary>Arrays and objects of a block whose adjoint runs elsewhere, when they are no longer there.</summary>
    private readonly HashSet<int> gone = [];

    /// <summary>Arrays whose lengths are known where they themselves are not.</summary>
    private readonly HashSet<int> knownLengths;
    private int position;

    /// <summary>A statement's place in program order, and the numbers of the loops around it, outermost first.</summary>
    private sealed record Place(int Position, int[] Loops);

    private ProgramFacts(Block body, HashSet<int>? lasting)
    {
        aliases = ArrayAliases.Of(body);
        Ranges = Ranges.Of(body);
        this.lasting = lasting;
        knownLengths = [.. Shapes.Made(body).Select(l => l.Id)];
        Visit(body, []);
    }

    public static ProgramFacts Of(Block body) => new(body, lasting: null);

    /// <summary>The facts of a primal whose adjoint runs in a function of its own.</summary>
    /// <param name="body">The primal.</param>
    /// <param name="lasting">
    /// The arrays that hold by then what they held before. The primal's own are gone, and others have had time to write what
    /// they were given.
    /// </param>
    /// <param name="missing">The parameters that the adjoint does not have, and what is found through them.</param>
    /// <param name="sized">The arrays that it has the derivatives of, which are of the same lengths.</param>
    public static ProgramFacts OfCallee(Block body, HashSet<int> lasting, IEnumerable<Local> missing, IEnumerable<Local> sized)
    {
        var facts = new ProgramFacts(body, lasting);
        facts.gone.UnionWith(missing.Select(l => l.Id));
        facts.knownLengths.UnionWith(sized.Select(l => l.Id));
        return facts;
    }

    /// <summary>Says that the adjoint of a choice's arm or a loop's body will run outside of it.</summary>
    public void Leave(Stmt statement)
    {
        if (statement is Loop loop) gone.UnionWith(loop.Heads().Where(l => !Tapes.CanHold(l.Type)).Select(l => l.Id));
        foreach (Stmt inner in statement.Blocks().SelectMany(StmtTraversal.DescendantStatements))
        {
            if (inner is Loop nested) gone.UnionWith(nested.Heads().Where(l => !Tapes.CanHold(l.Type)).Select(l => l.Id));
            if (!IsView(inner)) gone.UnionWith(inner.Defines().Where(l => !Tapes.CanHold(l.Type)).Select(l => l.Id));
        }
    }

    /// <summary>Whether all that a statement does is to look at a part of memory that is still there.</summary>
    private bool IsView(Stmt statement) =>
        statement is Define { Target.Type.IsArray: true, Value: Opaque { IsPure: true } value } && !value.Reads().Any(IsGone);

    /// <summary>Whether an array or object is not there when the adjoint runs.</summary>
    public bool IsGone(Local local) => gone.Contains(local.Id);

    /// <summary>The variables that have to be there for an expression to be computed again.</summary>
    public IEnumerable<Local> Needed(Expr expr) => expr switch
    {
        Read read => [read.Local],
        Length { Array: Read array } when knownLengths.Contains(array.Local.Id) => [],
        _ => expr.Children().SelectMany(Needed),
    };

    public Ranges Ranges { get; }

    public bool IsWritten(Local array) => writes.ContainsKey(aliases[array]);

    private void Visit(Block block, int[] loops)
    {
        foreach (Stmt statement in block.Statements)
        {
            var place = new Place(position++, loops);
            places[statement] = place;
            foreach (Local local in statement.Defines()) definitions[local.Id] = place;
            foreach (Local array in statement is MakeRow ? [] : statement.Operands().SelectMany(TouchedArrays)) Touch(array, place);
            switch (statement)
            {
                case Store { Array: Read array } store:
                    Add(writes, array.Local, (place, store));
                    break;
                case Append { List: Read list }:
                    Add(writes, list.Local, (place, null));
                    break;
                case Define { Value: Allocate { IsLike: false, Lengths.Count: 1 } made } allocation:
                    lengths[allocation.Target.Id] = made.Lengths[0];
                    break;
                case Define { Value: Call call }:
                    foreach (Local array in call.Written) Add(writes, array, (place, null));
                    break;
                case Effect { Value: Call call }:
                    foreach (Local array in call.Written) Add(writes, array, (place, null));
                    break;
                case Define { Value: Opaque { IsPure: false } } or Effect or Verbatim:
                    foreach (Local array in statement.Operands().SelectMany(ExprTraversal.Reads).Where(l => l.Type is { IsArray: true, Shape: not Shape.ReadOnlySpan }))
                    {
                        Add(writes, array, (place, null));
                    }

                    break;
            }

            if (statement is Loop loop)
            {
                int number = position;
                loopsByNumber[number] = loop;
                foreach (Local head in loop.Heads())
                {
                    definitions[head.Id] = place;
                    numberByHead[head.Id] = number;
                }

                Visit(loop.Body, [.. loops, number]);
            }
            else
            {
                foreach (Block nested in statement.Blocks()) Visit(nested, loops);
            }
        }
    }

    /// <summary>The arrays whose cells an expression may look at; asking for a length does not.</summary>
    private static IEnumerable<Local> TouchedArrays(Expr expr) => expr switch
    {
        Length => [],
        Read { Local.Type.IsArray: true } read => [read.Local],
        _ => expr.Children().SelectMany(TouchedArrays),
    };

    private void Touch(Local array, Place place)
    {
        Add(touches, array, place);
        if (!names.TryGetValue(aliases[array], out HashSet<int>? known)) names[aliases[array]] = known = [];
        known.Add(array.Id);
    }

    private void Add<T>(Dictionary<int, List<T>> map, Local key, T value)
    {
        if (!map.TryGetValue(aliases[key], out List<T>? list)) map[aliases[key]] = list = [];
        list.Add(value);
    }

    /// <summary>
    /// Whether a cell read where <paramref name="reader"/> is defined still has that value when the enclosing region,
    /// the whole function or one iteration of the loop <paramref name="region"/>, has run to its end.
    /// </summary>
    public bool IsStable(Local array, Local reader, Loop? region)
    {
        if (gone.Contains(array.Id) || lasting is not null && !lasting.Contains(array.Id)) return false;
        if (!writes.TryGetValue(aliases[array], out var found)) return true;
        return definitions.TryGetValue(reader.Id, out Place? read) && found.All(w => !MayRunLater(w.Place, read, region));
    }

    /// <summary>Whether the array keeps its contents from the statement's start to the end of the region.</summary>
    public bool IsSettledBefore(Local array, Stmt statement, Loop? region) =>
        !writes.TryGetValue(aliases[array], out var found) || found.All(w => !MayRunLater(w.Place, places[statement], region));

    /// <summary>Whether an array made outside the loop serves each iteration afresh, and nothing else.</summary>
    public bool IsPrivate(Local array, Loop loop)
    {
        int number = NumberOf(loop);
        return number >= 0 && lengths.TryGetValue(array.Id, out Expr? length)
            && names.TryGetValue(aliases[array], out HashSet<int>? known) && known.Count == 1
            && !definitions[array.Id].Loops.Contains(number) && touches[aliases[array]].All(t => t.Loops.Contains(number))
            && PrivateArrays.IsWrittenFirst(loop.Body, array, length);
    }

    /// <summary>Whether the adjoint of a statement finds the array as the statement left it.</summary>
    public bool IsLasting(Local array, Stmt statement, Loop? region) =>
        !gone.Contains(array.Id) && (lasting is null || lasting.Contains(array.Id)) && IsSettledBefore(array, statement, region);

    /// <summary>Whether what a store wrote is still there at the end of the region, and each of its runs wrote a cell of its own.</summary>
    public bool IsKept(Local array, Store store, Loop? region)
    {
        if (gone.Contains(array.Id) || lasting is not null) return false;
        Place place = places[store];
        return writes[aliases[array]].All(w => ReferenceEquals(w.Store, store) || !MayRunLater(w.Place, place, region))
            && WritesOwnCell(store, LoopsInside(place, region));
    }

    /// <summary>Whether nothing touched the array before a store, and each of the store's runs writes a cell of its own.</summary>
    public bool IsFirstTouch(Local array, Store store)
    {
        Place place = places[store];
        int[] scope = definitions.TryGetValue(array.Id, out Place? definition) ? definition.Loops : [];
        int[] loops = [.. place.Loops.Skip(scope.Length)];
        return definition is not null
            && touches[aliases[array]].All(t => t.Position == place.Position || t.Position > place.Position && !t.Loops.Any(loops.Contains))
            && WritesOwnCell(store, loops);
    }

    private bool WritesOwnCell(Store store, IEnumerable<int> loops) =>
        loops.All(l => loopsByNumber[l].Counter is { } counter && store.Indices.Any(i => i is Read read && read.Local.Equals(counter.Index)));

    private bool MayRunLater(Place write, Place read, Loop? region)
    {
        int regionNumber = NumberOf(region);
        if (regionNumber >= 0 && !write.Loops.Contains(regionNumber)) return false;
        return write.Position > read.Position || LoopsInside(read, region).Any(write.Loops.Contains);
    }

    private IEnumerable<int> LoopsInside(Place place, Loop? region)
    {
        int number = NumberOf(region);
        return number < 0 ? place.Loops : place.Loops.SkipWhile(l => l != number).Skip(1);
    }

    private int NumberOf(Loop? region) =>
        region is not null && region.Heads().FirstOrDefault() is { } head && numberByHead.TryGetValue(head.Id, out int number) ? number : -1;
}
