using System.Globalization;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Model;

/// <summary>Works out the parameters of a derivative, their types, their order and their names.</summary>
internal sealed class SignatureBuilder(Function method, Derivatives kind, ArrayUse use)
{
    private readonly List<DerivativeParameter> added = [];

    private readonly HashSet<string> taken = new(method.Parameters.Where(p => method.Returned is null || p.Member?.Whole != method.Returned).Select(p => Bare(NameOf(p.Local))), StringComparer.Ordinal);

    /// <summary>The structs that derivatives of parts belong to.</summary>
    private readonly Dictionary<(DerivativeRole, int), Local> wholes = [];

    private int lastId = method.LocalCount;

    private IEnumerable<Parameter> Active => method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsReal);

    private IEnumerable<Parameter> Inputs => Active.Where(p => !use.IsOutputOnly(p));

    public DerivativeSignature Build()
    {
        switch (kind)
        {
            case Derivatives.Gradient:
                foreach (Parameter input in Inputs) Add(DerivativeRole.OfParameter, "d", input, Overwritten(input));
                break;
            case Derivatives.Vjp:
                AddVjp();
                break;
            case Derivatives.Jvp:
                AddJvp();
                break;
            case Derivatives.Hvp:
                foreach (Parameter input in Inputs) Add(DerivativeRole.Direction, "v", input, (Tangent(input), PassingMode.Value));
                foreach (Parameter input in Inputs) Add(DerivativeRole.HessianTimesDirection, "h", input, Overwritten(input));
                break;
            case Derivatives.Jacobian:
                AddFlat(DerivativeRole.Jacobian, "jacobian");
                break;
            default:
                AddFlat(DerivativeRole.Gradient, "gradient");
                AddFlat(DerivativeRole.Hessian, "hessian");
                break;
        }

        return new DerivativeSignature(kind, Name, method.Parameters, added.ToEquatableArray(), method.ReturnType, lastId) { Returned = method.Returned };
    }

    private string Name => Bare(method.Name) + kind + (method.Renamed is { } renamed && (renamed.Kinds & kind) != 0 ? renamed.Suffix : "");

    private void AddVjp()
    {
        foreach (Parameter active in Active)
        {
            PassingMode mode = active.Local.Type.IsArray || active.Mode == PassingMode.Out ? PassingMode.Value : PassingMode.Ref;
            Add(DerivativeRole.OfParameter, "d", active, (Cells(active.Local.Type, Shape.Span), mode));
        }

        DerivativeParameter[] returned = [.. added.Where(a => a.Parameter.Member is { } member && wholes.Any(w => w.Key.Item2 == method.Returned?.Id && w.Value.Equals(member.Whole)))];
        added.RemoveAll(returned.Contains);
        added.InsertRange(0, returned);
        AddResult(0, Cells(method.ReturnType, Shape.ReadOnlySpan), PassingMode.Value);
    }

    private void AddJvp()
    {
        foreach (Parameter active in Active)
        {
            bool isByReference = !active.Local.Type.IsArray && active.Mode is PassingMode.Out or PassingMode.Ref;
            Add(DerivativeRole.OfParameter, "d", active, (Tangent(active), isByReference ? active.Mode : PassingMode.Value));
        }

        AddResult(added.Count, Cells(method.ReturnType, Shape.Span), method.ReturnType.IsArray ? PassingMode.Value : PassingMode.Out);
    }

    private (IrType Type, PassingMode Mode) Overwritten(Parameter parameter)
    {
        IrType type = parameter.Local.Type;
        return (Cells(type, Shape.Span), type.IsArray ? PassingMode.Value : PassingMode.Out);
    }

    private IrType Tangent(Parameter parameter) =>
        Cells(parameter.Local.Type, use.IsWritten(parameter) ? Shape.Span : Shape.ReadOnlySpan);

    private static IrType Cells(IrType type, Shape span) => type.IsOwnDerivative ? type : type.With(span);

    private void Add(DerivativeRole role, string prefix, Parameter of, (IrType Type, PassingMode Mode) what)
    {
        Parameter parameter = of.Member is { } member ? Part(role, prefix, of, member, what) : New(prefix + Capitalised(of.Local.Name), what.Type, what.Mode) with { MayBeNull = of.MayBeNull && what.Type.HasRows };
        added.Add(new DerivativeParameter(role, of.Local, parameter));
    }

    /// <summary>The derivative of a struct is a struct; its parts are parameters until the signature is printed.</summary>
    private Parameter Part(DerivativeRole role, string prefix, Parameter of, Member member, (IrType Type, PassingMode Mode) what)
    {
        if (!wholes.TryGetValue((role, member.Whole.Id), out Local? whole))
        {
            string name = IsReturned(of) ? ResultName : prefix + Capitalised(member.Whole.Name);
            wholes[(role, member.Whole.Id)] = whole = New(name, member.Whole.Type, what.Mode).Local;
        }

        var part = new Local(whole.Name + Capitalised(member.Name), ++lastId, what.Type) { Member = new Member(whole, member.Index, member.Struct) };
        return new Parameter(part, what.Mode, IsConstant: false);
    }

    private bool IsReturned(Parameter parameter) => parameter.Member is { } member && member.Whole.Equals(method.Returned);

    private static string NameOf(Local local) => (local.Member?.Whole ?? local).Name;

    private string ResultName => taken.Contains("d" + Capitalised(method.Name)) ? "dResult" : "d" + Capitalised(method.Name);

    private void AddFlat(DerivativeRole role, string name)
    {
        IrType[] types = [.. Active.Select(p => p.Local.Type).Append(method.ReturnType)];
        IrType? generic = types.Select(static t => t.GenericNumber).FirstOrDefault(static t => t is { IsHalf: false });
        IrType number = generic ?? (types.Any(static t => t.HoldsDoubles) ? IrType.Double : types.Any(static t => t.HoldsSingles) ? IrType.Single : types.Select(static t => t.GenericNumber).First(static t => t is not null)!);
        IrType type = number.With(Shape.Span);
        added.Add(new DerivativeParameter(role, null, New(name, type, PassingMode.Value)));
    }

    // The name of the result gives way to those of the parameters, wherever it stands among them.
    private void AddResult(int position, IrType type, PassingMode mode)
    {
        if (!method.ReturnType.IsReal) return;
        added.Insert(position, new DerivativeParameter(DerivativeRole.OfResult, null, New(ResultName, type, mode)));
    }

    private Parameter New(string name, IrType type, PassingMode mode)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++) free = name + i.ToString(CultureInfo.InvariantCulture);
        return new Parameter(new Local(free, ++lastId, type), mode, IsConstant: false);
    }

    private static string Bare(string name) => name.TrimStart('@');

    private static string Capitalised(string name)
    {
        string bare = Bare(name);
        return char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }
}
