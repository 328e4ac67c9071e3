using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>The text that a derivative throws where it could not be generated.</summary>
public sealed class DiagnosticMessagesTests
{
    [Fact]
    public void MessageOfObstacle_IsItsIdAndTheFormattedMessage()
    {
        string message = DiagnosticMessages.MessageOf(new Obstacle(DiagnosticIds.UnknownCall, EquatableArray.Of("Library.F"), Origin: 3));
        Assert.StartsWith("ADG0101: The derivative of 'Library.F' is not known", message, StringComparison.Ordinal);
    }
}
