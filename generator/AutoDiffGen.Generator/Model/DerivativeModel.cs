using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Model;

/// <summary>The derivatives of one method, as text, and where they go.</summary>
internal sealed record DerivativeModel(HierarchyInfo Hierarchy, EquatableArray<EmittedMember> Members);

/// <summary>A generated member.</summary>
/// <param name="Signature">Name and parameter types, by which members are sorted.</param>
/// <param name="Text">Documentation, attributes and declaration, not indented.</param>
/// <param name="Namespaces">What has to be imported for it.</param>
internal sealed record EmittedMember(string Signature, string Text, EquatableArray<string> Namespaces);

/// <summary>A generated file: what is added to one type.</summary>
internal sealed record GeneratedFile(string HintName, HierarchyInfo Hierarchy, EquatableArray<EmittedMember> Members);
