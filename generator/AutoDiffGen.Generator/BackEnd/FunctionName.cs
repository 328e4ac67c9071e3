namespace AutoDiffGen.Generator.BackEnd;

/// <summary>A static method as its documentation-comment id names it.</summary>
/// <param name="Type">The containing type: <c>System.Math</c>.</param>
/// <param name="Name">The method: <c>Sin</c>.</param>
internal sealed record FunctionName(string Type, string Name)
{
    public static FunctionName Parse(string id)
    {
        int start = id.Length > 1 && id[1] == ':' ? 2 : 0;
        int end = id.IndexOf('(');
        string path = end < 0 ? id.Substring(start) : id.Substring(start, end - start);
        int dot = path.LastIndexOf('.');
        string name = path.Substring(dot + 1);
        int arity = name.IndexOf('`');
        return new FunctionName(path.Substring(0, Math.Max(dot, 0)), arity < 0 ? name : name.Substring(0, arity));
    }
}
