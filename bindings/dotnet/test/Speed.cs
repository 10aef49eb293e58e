using System;
using System.Diagnostics;
using System.Linq;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    /// <summary>Measures what a call takes: <c>nunit-console -run:Vn.Kh302.Tests.Speed</c>. It is no part of the tests.</summary>
    [TestFixture]
    [Explicit]
    public class Speed
    {
        private const int Rounds = 9;

        [Test]
        public void Measure()
        {
            byte[] full = Frames.Read().First(frame => frame.Name == "assess" && !frame.IsError && frame.Text.Length > 1500).Text;
            byte[] part = System.Text.Encoding.UTF8.GetBytes(Frames.Report);
            Print("an assessment: 2 figures of a month", 2000, () => Kh302.Call("assess", part));
            Print("an assessment: the full report of a year", 2000, () => Kh302.Call("assess", full));
            string answer = Kh302.Assess(Frames.Report);
            Print("that of 2 figures read by Assessment.Of", 500, () => Assessment.Of(answer));
            using (Form form = Kh302.Open(Frames.Report))
            {
                int people = 0;
                Print("a keystroke in a form, by Act", 5000, () => form.Act("{\"do\":\"set\",\"field\":\"population\",\"text\":\"" + (people += 1) + "\"}"));
                Print("a keystroke in a form, by Set", 5000, () => form.Set("population", (people += 1).ToString()));
            }

            Print("opening and closing a form", 2000, () => Kh302.Open(Frames.Report).Dispose());
        }

        /// <summary>Prints the median of the rounds, in processor time of the process; the first rounds warm up.</summary>
        private static void Print(string what, int times, Action action)
        {
            double[] rounds = new double[Rounds];
            for (int round = -3; round < Rounds; round += 1)
            {
                TimeSpan begin = Process.GetCurrentProcess().TotalProcessorTime;
                for (int time = 0; time < times; time += 1)
                {
                    action();
                }

                if (round >= 0)
                {
                    rounds[round] = (Process.GetCurrentProcess().TotalProcessorTime - begin).TotalMilliseconds * 1000 / times;
                }
            }

            Array.Sort(rounds);
            Console.WriteLine("{0}: {1:F1} µs", what, rounds[Rounds / 2]);
        }
    }
}
