using System.Collections;
using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>The operands of a node. Nearly all have at most three, for which no array is made: passes ask for them all the time.</summary>
internal readonly struct ExprList : IReadOnlyList<Expr>
{
    private readonly Expr? first;
    private readonly Expr? second;
    private readonly Expr? third;
    private readonly EquatableArray<Expr> array;

    public ExprList(Expr first, Expr? second = null, Expr? third = null)
    {
        (this.first, this.second, this.third) = (first, second, third);
        Count = third is not null ? 3 : second is not null ? 2 : 1;
    }

    public ExprList(EquatableArray<Expr> items)
    {
        array = items;
        Count = items.Count;
    }

    public static ExprList Empty => default;

    public int Count { get; }

    public Expr this[int index] => first is null ? array[index] : index == 0 ? first : index == 1 ? second! : third!;

    public static implicit operator ExprList(EquatableArray<Expr> items) => new(items);

    public bool Any(Func<Expr, bool> predicate)
    {
        foreach (Expr item in this)
        {
            if (predicate(item)) return true;
        }

        return false;
    }

    public bool All(Func<Expr, bool> predicate)
    {
        foreach (Expr item in this)
        {
            if (!predicate(item)) return false;
        }

        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Expr> IEnumerable<Expr>.GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<Expr>)this).GetEnumerator();

    /// <summary>Goes through the operands.</summary>
    public struct Enumerator(ExprList list)
    {
        private readonly ExprList list = list;
        private int index = -1;

        public readonly Expr Current => list[index];

        public bool MoveNext() => ++index < list.Count;
    }
}
