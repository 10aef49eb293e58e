using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    /// <summary>Compiles and runs the lines of README.md, which print what is told there.</summary>
    [TestFixture]
    public class ReadmeTest
    {
        [Test]
        public void TheTenLinesRun()
        {
            string readme = File.ReadAllText(Frames.InRepository("bindings/dotnet/README.md"));
            string source = Path.Combine(Frames.BuildFolder, "Ten.cs");
            string program = Path.Combine(Frames.BuildFolder, "Ten.exe");
            File.WriteAllText(source, Block(readme, "csharp"));
            Run("mcs", "-warn:4", "-warnaserror", "-r:" + Path.Combine(Frames.BuildFolder, "Vn.Kh302.dll"), "-out:" + program, source);
            Assert.That(Run("mono", program), Is.EqualTo(Block(readme, "text")));
        }

        private static string Block(string readme, string language)
        {
            Match block = Regex.Match(readme, "```" + language + "\n(.*?)```", RegexOptions.Singleline);
            Assert.That(block.Success, "README.md has a block of " + language);
            return block.Groups[1].Value;
        }

        private static string Run(string program, params string[] arguments)
        {
            ProcessStartInfo start = new ProcessStartInfo(program, "\"" + string.Join("\" \"", arguments) + "\"")
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using (Process process = Process.Start(start))
            {
                string printed = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                Assert.That(process.ExitCode, Is.EqualTo(0), program + ": " + printed);
                return printed;
            }
        }
    }
}
