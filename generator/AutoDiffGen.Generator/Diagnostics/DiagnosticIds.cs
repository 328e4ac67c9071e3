namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>The identifiers of everything that is reported.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "ADG0001";
    public const string UnsupportedSignature = "ADG0002";
    public const string NothingActive = "ADG0003";
    public const string RedundantConstant = "ADG0004";
    public const string NameTaken = "ADG0005";
    public const string WantsOneResult = "ADG0006";
    public const string LanguageVersion = "ADG0007";
    public const string Contradiction = "ADG0008";
    public const string Framework = "ADG0009";

    public const string UnknownCall = "ADG0101";
    public const string UnsupportedStatement = "ADG0102";
    public const string UnsupportedType = "ADG0103";
    public const string DerivativeLost = "ADG0104";
    public const string FieldWritten = "ADG0105";
    public const string AmbiguousArray = "ADG0106";
    public const string FunctionValue = "ADG0107";
    public const string Reference = "ADG0108";
    public const string Inaccessible = "ADG0109";
    public const string UnsupportedExpression = "ADG0110";
    public const string GeneratedMember = "ADG0111";
    public const string RepeatedEffect = "ADG0112";
    public const string ConstantOverwrites = "ADG0113";
    public const string HiddenMemory = "ADG0114";
    public const string NotRepeatable = "ADG0115";
    public const string UndecidedCall = "ADG0116";

    public const string RuleSignature = "ADG0201";
    public const string RuleWithoutMethod = "ADG0202";
    public const string UnusedRule = "ADG0203";
    public const string RuleAddsNothing = "ADG0204";
    public const string MissingRule = "ADG0205";

    public const string StepFunction = "ADG0301";
    public const string Kink = "ADG0302";
    public const string ZeroDerivative = "ADG0303";
    public const string WithoutEffect = "ADG0304";
    public const string EqualityOfActive = "ADG0305";
    public const string InfiniteDerivative = "ADG0306";
    public const string UnstableForm = "ADG0307";
    public const string BetterForm = "ADG0308";

    public const string Cost = "ADG0401";

    public const string InternalError = "ADG0900";
}
