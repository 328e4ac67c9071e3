namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>What can be assigned, and passed by reference.</summary>
internal abstract class Location
{
    public abstract Value Read();

    public void Write(Value value)
    {
        Functions.MetKink |= value.Number.IsHuge;
        Set(value);
    }

    protected abstract void Set(Value value);
}

/// <summary>A variable.</summary>
internal sealed class Variable(Value value) : Location
{
    public override Value Read() => value;

    protected override void Set(Value changed) => value = changed;
}

/// <summary>A cell whose array and index have been evaluated.</summary>
internal sealed class Cell(View cells, int index) : Location
{
    public override Value Read() => cells[index];

    protected override void Set(Value changed) => cells[index] = changed;
}

/// <summary>A field of a struct that is somewhere.</summary>
internal sealed class Field(Location whole, string name) : Location
{
    public override Value Read() => whole.Read().Fields[name];

    protected override void Set(Value changed) => whole.Write(Value.Of(whole.Read().Fields.With(name, changed)));
}

/// <summary>What an assignment throws away.</summary>
internal sealed class Nowhere : Location
{
    public override Value Read() => default;

    protected override void Set(Value changed)
    {
    }
}
