using System.Net;
using System.Xml;

namespace AutoDiffGen.Training;

/// <summary>Text as it may stand in SVG and HTML.</summary>
internal static class Markup
{
    /// <summary>The text with its markup characters written out. What no XML document may hold, such as most control characters, becomes U+FFFD.</summary>
    public static string Encode(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD')));
}
