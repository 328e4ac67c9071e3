using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>
/// The arrays of numbers that a method finds in fields and objects. Any of them may be an argument: where cells of the one
/// or the other change, somebody has to see to it that they are not.
/// </summary>
/// <param name="Method">The method, in normal form.</param>
/// <param name="Changing">The array arguments that the method writes, as far as derivatives are concerned.</param>
/// <param name="Varied">The array arguments that carry derivatives.</param>
internal sealed record OutsideArrays(Function Method, EquatableArray<Local> Changing, EquatableArray<Local> Varied)
{
    public static OutsideArrays Of(Function method, ActivityAnalysis activity)
    {
        HashSet<int> written = WrittenArrays.Of(method.Body);
        EquatableArray<Local> varied = method.Parameters.Select(p => p.Local).Where(l => l.Type.IsRealArray && activity.IsVaried(l)).ToEquatableArray();
        return new OutsideArrays(method, varied.Where(l => written.Contains(l.Id)).ToEquatableArray(), varied);
    }

    /// <summary>The arguments that an array from outside must not be.</summary>
    public EquatableArray<Local> Rivals(bool isWritten) => isWritten ? Varied : Changing;

    public static bool AreIn(Function function) => function.Body.DescendantStatements().Any(static s => In(s).Any());

    /// <summary>The expressions of a statement, its blocks left out, that find an array.</summary>
    public static IEnumerable<Opaque> In(Stmt statement) => !statement.Holds<Opaque>() ? []
        : statement.Operands().SelectMany(static e => e.DescendantsAndSelf()).OfType<Opaque>().Where(static o => o.Type.IsRealArray && !o.IsConstant);

    /// <summary>Whether the array can be found before anything is written, and is the same then.</summary>
    public bool IsKnownAtEntry(Opaque array) => IsKnown(array) && array.NeverThrows || IsMemberOfArgument(array);

    /// <summary>Whether it is a member of an argument, <c>model.Weights</c>, that can be looked at even if there is no such argument.</summary>
    public bool IsMemberOfArgument(Opaque array) => IsKnown(array) && !array.NeverThrows && array.Arguments.Count == 1
        && array.Text.Fragments.Count == 2 && array.Text.Fragments[0].Length == 0 && IsOneName(array.Text.Fragments[1]);

    private bool IsKnown(Opaque array) => array.IsPure && array.Arguments.All(a => a is Read read && Method.Parameters.Any(p => p.Local.Equals(read.Local) && p.Mode is PassingMode.Value or PassingMode.In));

    private static bool IsOneName(string text) => text.Length > 1 && text[0] == '.' && text.Skip(1).All(static c => char.IsLetterOrDigit(c) || c == '_');
}
