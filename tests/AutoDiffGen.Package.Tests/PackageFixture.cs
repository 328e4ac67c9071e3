namespace AutoDiffGen.Package.Tests;

/// <summary>The package, freshly packed into a feed of its own, and a folder outside the repository for projects that use it.</summary>
public sealed class PackageFixture : IDisposable
{
    public PackageFixture()
    {
        Root = Directory.CreateTempSubdirectory("autodiffgen-package-").FullName;
        Feed = Path.Combine(Root, "feed");
        DotNet.Run(Repository(), "pack", "src/AutoDiffGen", "-c", "Release", "-o", Feed);
        Package = Directory.GetFiles(Feed, "*.nupkg").Single();

        // A package folder of its own: the machine's would go on serving the first package of this version it ever saw.
        File.WriteAllText(Path.Combine(Root, "NuGet.config"), """
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The folder that everything is in.</summary>
    public string Root { get; }

    /// <summary>The folder that was packed into.</summary>
    public string Feed { get; }

    /// <summary>The package file.</summary>
    public string Package { get; }

    /// <summary>Makes a project that references the package and nothing else.</summary>
    public string NewProject(string name, string program, string framework = "net10.0")
    {
        string directory = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        File.WriteAllText(Path.Combine(directory, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutoDiffGen" Version="*" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Program.cs"), program);
        return directory;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Repository()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "AutoDiffGen.sln"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The repository is not above the test.");
    }
}
