using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Vn.Kh302.Bench
{
    /// <summary>
    /// Prints the time of an assessment and of a verdict for the table of <c>cargo xtask bench languages</c>; <c>KH302_REPORTS</c> names a file
    /// with a report on each line.
    /// </summary>
    public static class Reports
    {
        private const int Rounds = 15;

        public static void Main()
        {
            string file = Environment.GetEnvironmentVariable("KH302_REPORTS") ?? "examples/data/synthetic/2025.jsonl";
            byte[][] reports = File.ReadAllLines(file).Select(Encoding.UTF8.GetBytes).ToArray();
            Print("assess", "assess", reports);
            Print("verdict", "judge", reports);
        }

        /// <summary>Prints the time of the fastest round for each report, in microseconds; the first rounds warm up.</summary>
        private static void Print(string what, string call, byte[][] reports)
        {
            double fastest = double.PositiveInfinity;
            for (int round = 0; round < Rounds; round += 1)
            {
                Stopwatch watch = Stopwatch.StartNew();
                foreach (byte[] report in reports)
                {
                    Kh302.Call(call, report);
                }

                fastest = Math.Min(fastest, watch.Elapsed.TotalMilliseconds * 1000 / reports.Length);
            }

            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0} {1:F3}", what, fastest));
        }
    }
}
