using System.Text;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Collects lines of code, indented by the braces they stand in.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder text = new();

    private int depth;

    private bool blankIsDue;

    private bool isAtStart = true;

    /// <summary>The number of spaces before the next line.</summary>
    public int Indent => depth * 4;

    public void Line(string line)
    {
        if (blankIsDue && !isAtStart) text.Append('\n');
        blankIsDue = isAtStart = false;
        if (line.Length > 0) text.Append(' ', Indent).Append(line);
        text.Append('\n');
    }

    /// <summary>Lines that are indented as they stand in the text.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n')) Line(line);
    }

    /// <summary>An empty line, unless nothing stands between it and a brace.</summary>
    public void Blank() => blankIsDue = true;

    public void Open()
    {
        Line("{");
        depth++;
        isAtStart = true;
    }

    public void Close(string suffix = "")
    {
        depth--;
        blankIsDue = false;
        Line("}" + suffix);
    }

    public override string ToString() => text.ToString();
}
