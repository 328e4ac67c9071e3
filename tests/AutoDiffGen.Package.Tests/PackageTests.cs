using System.IO.Compression;
using System.Xml.Linq;

namespace AutoDiffGen.Package.Tests;

/// <summary>The package carries all it should, and works in a project that has never seen this repository.</summary>
public sealed partial class PackageTests(PackageFixture fixture) : IClassFixture<PackageFixture>
{
    [Fact]
    public void Package_CarriesLibraryComponentsAndReadme()
    {
        using ZipArchive package = ZipFile.OpenRead(fixture.Package);
        string[] files = [.. package.Entries.Select(static e => e.FullName)];
        Assert.Contains("README.md", files);
        Assert.Contains("lib/net10.0/AutoDiffGen.dll", files);
        Assert.Contains("lib/net10.0/AutoDiffGen.xml", files);
        Assert.Contains("analyzers/dotnet/cs/AutoDiffGen.Generator.dll", files);
        Assert.Contains("analyzers/dotnet/cs/AutoDiffGen.Analyzers.dll", files);
        Assert.Contains("analyzers/dotnet/cs/AutoDiffGen.CodeFixes.dll", files);
        Assert.All(
            files.Where(static f => f.EndsWith(".dll", StringComparison.Ordinal)),
            static f => Assert.StartsWith("AutoDiffGen", Path.GetFileName(f), StringComparison.Ordinal));
    }

    [Fact]
    public void Package_DependsOnTensorsAlone()
    {
        using ZipArchive package = ZipFile.OpenRead(fixture.Package);
        using Stream stream = package.GetEntry("AutoDiffGen.nuspec")!.Open();
        XElement[] elements = [.. XDocument.Load(stream).Descendants()];
        Assert.Equal(["System.Numerics.Tensors"], elements.Where(static e => e.Name.LocalName == "dependency").Select(static e => e.Attribute("id")!.Value));
        Assert.Equal("MIT", elements.Single(static e => e.Name.LocalName == "license").Value);
        Assert.Equal("README.md", elements.Single(static e => e.Name.LocalName == "readme").Value);
    }

    [Fact]
    public void EmptyProject_BuildsRunsAndShowsItsDerivative()
    {
        string project = fixture.NewProject("Square", """
            using AutoDiffGen;

            double value = Functions.SquareGradient(3, out double dX);
            Console.WriteLine($"{value} {dX}");

            public static partial class Functions
            {
                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """);
        DotNet.Run(project, "build", "-c", "Release");
        Assert.Equal("9 6", DotNet.Run(project, "run", "-c", "Release", "--no-build").Trim());

        string[] generated = Directory.GetFiles(Path.Combine(project, "obj", "Release", "net10.0", "generated", "AutoDiffGen.Generator"), "*.cs", SearchOption.AllDirectories);
        Assert.Contains(generated, static file => File.ReadAllText(file).Contains("SquareGradient(double x, out double dX)", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatCannotBeDifferentiated_IsAnErrorOfTheBuild()
    {
        string project = fixture.NewProject("Refused", """
            using AutoDiffGen;

            Console.WriteLine(Functions.Rounded(3));

            public static partial class Functions
            {
                [Differentiable]
                public static double Rounded(double x) => x * (double)(decimal)x;
            }
            """);
        (int exitCode, string output) = DotNet.Start(project, "build", "-c", "Release");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Program.cs(8,", output, StringComparison.Ordinal);
        Assert.Contains("error ADG0104", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    /// <summary>Nobody who takes the package from a feed gets as far as the compiler with a framework that is too old.</summary>
    [Fact]
    public void OlderFramework_IsRefusedByNuGet()
    {
        string project = fixture.NewProject("Older", "", "net8.0");
        (int exitCode, string output) = DotNet.Start(project, "restore", "-p:DisableImplicitFrameworkReferences=true", "-p:UseAppHost=false");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error NU1202: Package AutoDiffGen", output, StringComparison.Ordinal);
    }
}
