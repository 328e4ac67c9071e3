using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>A compilation emitted to memory and loaded, unloaded when disposed.</summary>
/// <remarks>Spans do not go through reflection: compile a static method without them into the same assembly and call that.</remarks>
internal sealed class CompiledProgram : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Tests.InMemory", isCollectible: true);

    private CompiledProgram(Stream image) => Assembly = _context.LoadFromStream(image);

    public Assembly Assembly { get; }

    public static CompiledProgram Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20);
            throw new InvalidOperationException("The program does not compile.\n" + string.Join("\n", errors));
        }

        image.Position = 0;
        return new CompiledProgram(image);
    }

    /// <summary>Runs the generator over the sources and loads what comes out.</summary>
    public static CompiledProgram Generate(params string[] sources) => Load(GeneratorRunner.Run(sources).Compilation);

    /// <summary>A static method of the program as a delegate.</summary>
    public T Method<T>(string type, string name)
        where T : Delegate => Find(type, name).CreateDelegate<T>();

    /// <summary>Calls a static method; exceptions come out as they were thrown.</summary>
    public object? Invoke(string type, string name, params object?[] arguments) =>
        Find(type, name).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public void Dispose() => _context.Unload();

    private MethodInfo Find(string type, string name) =>
        (Assembly.GetType(type) ?? throw new MissingMemberException($"No type '{type}'."))
            .GetMethod(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new MissingMethodException(type, name);
}
