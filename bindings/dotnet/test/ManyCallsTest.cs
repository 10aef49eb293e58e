using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    [TestFixture]
    public class ManyCallsTest
    {
        private const int Threads = 8;
        private const int Calls = 1000;

        /// <summary>Enough for a leak of four bytes a call to show.</summary>
        private const int Many = 1000000;

        /// <summary>What memory may grow by, in bytes: what the runtime itself needs by and by.</summary>
        private const long Allowed = 4 << 20;

        /// <summary>A question with a short answer.</summary>
        private const string Short = "{\"schema\":\"kh302.areas/1\",\"date\":\"2025-07-01\",\"code\":\"19815\"}";

        /// <summary>Runs an action on each of many threads that begin together.</summary>
        private static void OnThreads(Action<int> action)
        {
            using (Barrier barrier = new Barrier(Threads))
            {
                Task[] all = Enumerable.Range(0, Threads).Select(place => Task.Factory.StartNew(
                    () =>
                    {
                        barrier.SignalAndWait();
                        action(place);
                    },
                    TaskCreationOptions.LongRunning)).ToArray();
                Task.WaitAll(all);
            }
        }

        [Test]
        public void ThreadsAreAnsweredTheSame()
        {
            string[] reports = Enumerable.Range(0, Threads).Select(place => Frames.Report.Replace("55305", (55305 + place).ToString())).ToArray();
            string[] expected = reports.Select(Kh302.Assess).ToArray();
            Assert.That(expected.Distinct().Count(), Is.EqualTo(Threads));
            OnThreads(place =>
            {
                for (int time = 0; time < Calls; time += 1)
                {
                    if (Kh302.Assess(reports[place]) != expected[place])
                    {
                        throw new AssertionException("a thread has the answer of another");
                    }
                }
            });
        }

        [Test]
        public void ThreadsTypeIntoOneFormWhileItIsClosed()
        {
            for (int round = 0; round < 20; round += 1)
            {
                Form form = Kh302.Open(Frames.Report);
                OnThreads(place =>
                {
                    try
                    {
                        for (int time = 0; time < 50; time += 1)
                        {
                            form.Set("population", (place + time).ToString());
                        }

                        form.Dispose();
                    }
                    catch (ObjectDisposedException)
                    {
                        // Another thread was done first.
                    }
                });
                Assert.Throws<ObjectDisposedException>(() => form.Snapshot());
            }
        }

        [Test]
        public void MemoryDoesNotGrow()
        {
            long before = 0;
            for (int time = 0; time < Many; time += 1)
            {
                if (time == Many / 10)
                {
                    before = Resident();
                }

                Kh302.Call("areas", Short);
                if (time % 1000 == 0)
                {
                    using (Form form = Kh302.Open(Frames.Report))
                    {
                        form.Set("population", "1");
                    }

                    Kh302.Assess(Frames.Report);
                    Assert.Throws<Kh302Exception>(() => Kh302.Assess("{"));
                }
            }

            long grown = Resident() - before;
            Console.WriteLine("resident memory grew by {0} kB over {1} calls", grown >> 10, Many);
            Assert.That(grown, Is.LessThan(Allowed));
        }

        [Test]
        public void FormsThatNobodyClosedAreClosed()
        {
            const int Forms = 5000;
            long before = 0;
            for (int time = 0; time < Forms; time += 1)
            {
                if (time == Forms / 10)
                {
                    before = Resident();
                }

                Kh302.Open(Frames.Report);
                if (time % 100 == 0)
                {
                    Collect();
                }
            }

            Assert.That(Resident() - before, Is.LessThan(2 * Allowed));
        }

        private static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        /// <summary>Returns how many bytes of memory the process uses.</summary>
        private static long Resident()
        {
            Collect();
            Collect();
            using (Process process = Process.GetCurrentProcess())
            {
                return process.WorkingSet64;
            }
        }
    }
}
