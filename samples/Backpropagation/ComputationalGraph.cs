using Backpropagation.Models;

namespace Backpropagation;

/// <summary>Backpropagation through the graph of one neuron, node by node, and the same from the gradient of the whole.</summary>
internal static class ComputationalGraph
{
    public static void Run()
    {
        Node w0 = new("w₀", 2), x0 = new("x₀", -1), w1 = new("w₁", -3), x1 = new("x₁", -2), w2 = new("w₂", -3);
        Node a = Multiply("a = w₀x₀", w0, x0);
        Node b = Multiply("b = w₁x₁", w1, x1);
        Node c = Add("c = a + b", a, b);
        Node d = Add("d = c + w₂", c, w2);
        Node e = new("e = −d", Neuron.NegateGradient(d.Value, out double dD), (d, dD));
        Node f = new("f = exp(e)", Neuron.ExpGradient(e.Value, out double dE), (e, dE));
        Node g = new("g = f + 1", Neuron.AddOneGradient(f.Value, out double dF), (f, dF));
        Node y = new("y = 1 / g", Neuron.ReciprocalGradient(g.Value, out double dG), (g, dG));

        var table = new Table("node", "value", "upstream", "input", "local", "downstream");
        y.Upstream = 1;
        foreach (Node node in (Node[])[y, g, f, e, d, c, b, a]) node.PassDown(table);
        table.Print("The graph of σ(w₀x₀ + w₁x₁ + w₂): downstream = upstream · local, the local gradients from the generated code of each step");

        Neuron.FireGradient(w0.Value, x0.Value, w1.Value, x1.Value, w2.Value, out double dW0, out double dX0, out double dW1, out double dX1, out double dW2);
        var whole = new Table("", "w₀", "w₁", "w₂", "x₀", "x₁");
        whole.Add("node by node", w0.Upstream, w1.Upstream, w2.Upstream, x0.Upstream, x1.Upstream);
        whole.Add("gradient of the whole", dW0, dW1, dW2, dX0, dX1);
        whole.Print("Its gradient");
    }

    private static Node Multiply(string name, Node left, Node right) =>
        new(name, Neuron.MultiplyGradient(left.Value, right.Value, out double dLeft, out double dRight), (left, dLeft), (right, dRight));

    private static Node Add(string name, Node left, Node right) =>
        new(name, Neuron.AddGradient(left.Value, right.Value, out double dLeft, out double dRight), (left, dLeft), (right, dRight));

    /// <summary>A step of the computation; its inputs with the derivative of the step with respect to each.</summary>
    private sealed class Node(string name, double value, params (Node Node, double Local)[] inputs)
    {
        public double Value => value;

        /// <summary>The derivative of the result with respect to this node.</summary>
        public double Upstream { get; set; }

        public void PassDown(Table table)
        {
            foreach ((Node input, double local) in inputs)
            {
                double downstream = Upstream * local;
                input.Upstream += downstream;
                table.Add(name, Value, Upstream, input.Name, local, downstream);
            }
        }

        private string Name => name.Split(' ')[0];
    }
}
