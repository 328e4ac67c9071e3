using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>How the options of optimizers are written as JSON, by the names they have in C#, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Adadelta))]
[JsonSerializable(typeof(Adagrad))]
[JsonSerializable(typeof(Adam))]
[JsonSerializable(typeof(AdamW))]
[JsonSerializable(typeof(Adamax))]
[JsonSerializable(typeof(Lion))]
[JsonSerializable(typeof(Nadam))]
[JsonSerializable(typeof(RAdam))]
[JsonSerializable(typeof(RmsProp))]
[JsonSerializable(typeof(Rprop))]
[JsonSerializable(typeof(Sgd))]
internal sealed partial class OptimizerJson : JsonSerializerContext;
