namespace AutoDiffGen.Fuzz.Programs;

/// <content>Jumps to labels, and exceptions that are caught.</content>
internal sealed partial class MethodWriter
{
    /// <summary>The labels at the ends of the blocks around.</summary>
    private List<string> labels = [];

    private int repeats;
    private int tries;

    /// <summary>A block that jumps in it leave.</summary>
    private void Labelled()
    {
        string label = NewName("end");
        labels.Add(label);
        Block(() => Line($"{label}: ;"));
        labels.Remove(label);
    }

    /// <summary>A block that a jump behind it repeats.</summary>
    private void Repeated()
    {
        string name = NewName("k"), label = NewName("again");
        Line($"int {name} = 0;");
        scope.Add(new Variable(name, Kind.Count, 4, IsFixed: true));
        Line($"{label}:");
        repeats++;
        Block();
        repeats--;
        Line($"if (++{name} < 3) goto {label};");
    }

    /// <summary>How many handlers are around: C# has no <c>stackalloc</c> in them.</summary>
    private int handlers;

    private void Try()
    {
        Line("try");
        tries++;
        Block();
        tries--;
        Line("catch (System.InvalidOperationException)");
        handlers++;
        Block();
        handlers--;
    }
}
