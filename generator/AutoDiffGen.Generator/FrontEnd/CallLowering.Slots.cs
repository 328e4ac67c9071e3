using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class CallLowering
{
    /// <summary>What a parameter gets: values, or variables that the callee may change.</summary>
    private sealed class Slot
    {
        /// <summary>The first of the values, and how many they are.</summary>
        public int Start { get; init; }

        public int Count { get; init; }

        public Local[] Written { get; init; } = [];

        /// <summary>Whether the callee finds a value in the variables.</summary>
        public bool IsRead { get; init; }

        /// <summary>The cell that the variable stands for, and where its array and indices are among the values.</summary>
        public CellTarget? Cell { get; set; }

        /// <summary>The struct in a cell that the variables stand for.</summary>
        public RecordTarget? Record { get; set; }

        /// <summary>The place that the variable stands for, if it is one of several.</summary>
        public ChosenTarget? Chosen { get; init; }

        public int CellStart { get; init; }

        public int CellParts { get; init; }

        /// <summary>The same cell in another variable.</summary>
        public Slot With(Local variable) => new() { Written = [variable], IsRead = IsRead, Cell = Cell, CellStart = CellStart, CellParts = CellParts };
    }
}
