namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>An object whose class is known, so that its fields can be variables.</summary>
/// <param name="Layout">Its fields.</param>
/// <param name="MayBeNull">Whether there may be no object, or one of a class that derives from this: a caller's.</param>
internal sealed record HeldObject(StructLayout Layout, bool MayBeNull)
{
    public bool Equals(HeldObject? other) => other is not null && ReferenceEquals(Layout, other.Layout) && MayBeNull == other.MayBeNull;

    public override int GetHashCode() => Layout.GetHashCode();
}
