using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    /// <summary>A recorded question with the answer of the library.</summary>
    internal sealed class Frame
    {
        internal Frame(byte[] name, byte[] text, byte[] answer)
        {
            Name = Encoding.UTF8.GetString(name);
            Text = text;
            Answer = answer;
        }

        internal string Name { get; }

        internal byte[] Text { get; }

        internal byte[] Answer { get; }

        internal bool IsError
        {
            get { return Encoding.UTF8.GetString(Answer).StartsWith("{\"schema\":\"kh302.error/1\"", StringComparison.Ordinal); }
        }
    }

    /// <summary>The recorded answers of the library, and the files of the project.</summary>
    internal static class Frames
    {
        /// <summary>What phường An Cựu published for September 2025, in part.</summary>
        internal const string Report =
            "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{\"population\":55305,\"drug_dependent\":35}}";

        /// <summary>Returns a file of the repository. The tests are built into the folder <c>target/dotnet</c> of it.</summary>
        internal static string InRepository(string path)
        {
            return Path.Combine(BuildFolder, "..", "..", path);
        }

        internal static string BuildFolder
        {
            get { return Path.GetDirectoryName(typeof(Frames).Assembly.Location); }
        }

        /// <summary>Reads the recorded answers: name, text and answer, each after its length in four bytes, least first.</summary>
        internal static List<Frame> Read()
        {
            string path = InRepository("target/frames.bin");
            Assert.That(File.Exists(path), "the recorded answers are not there; please make them: cargo xtask test --only C");
            List<Frame> frames = new List<Frame>();
            using (BinaryReader reader = new BinaryReader(File.OpenRead(path)))
            {
                Func<byte[]> part = () =>
                {
                    int length = reader.ReadInt32();
                    byte[] bytes = reader.ReadBytes(length);
                    Assert.That(bytes.Length, Is.EqualTo(length), "the recorded answers end in the middle");
                    return bytes;
                };
                while (reader.BaseStream.Position < reader.BaseStream.Length)
                {
                    frames.Add(new Frame(part(), part(), part()));
                }
            }

            Assert.That(frames.Count, Is.GreaterThan(1000), "that is not the whole corpus");
            return frames;
        }
    }
}
