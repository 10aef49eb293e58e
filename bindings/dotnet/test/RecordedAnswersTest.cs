using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    [TestFixture]
    public class RecordedAnswersTest
    {
        private static readonly Dictionary<string, Func<string, string>> Methods = new Dictionary<string, Func<string, string>>
        {
            { "assess", Kh302.Assess },
            { "judge", Kh302.Judge },
            { "rollup", Kh302.Rollup },
            { "compare", Kh302.Compare },
            { "publish", Kh302.Publish },
            { "corrections", Kh302.Corrections },
            { "phase", Kh302.Phase },
            { "periods", Kh302.Periods },
            { "areas", Kh302.Areas },
            { "explain", Kh302.Explain },
            { "combine", Kh302.Combine },
            { "form", Kh302.Form },
        };

        [Test]
        public void EveryAnswerIsThatOfTheLibraryByteForByte()
        {
            Dictionary<string, int> asked = Methods.Keys.ToDictionary(name => name, name => 0);
            foreach (Frame frame in Frames.Read())
            {
                // One question names a call that has a zero in it, which no name in C can: CallsTest has what becomes of it.
                if (frame.Name.IndexOf('\0') >= 0)
                {
                    continue;
                }

                bool isError = false;
                byte[] answer;
                try
                {
                    answer = Kh302.Call(frame.Name, frame.Text);
                }
                catch (Kh302Exception error)
                {
                    isError = true;
                    answer = Encoding.UTF8.GetBytes(error.Document);
                    Assert.That(error.Code == "unknown_call", Is.EqualTo(!Methods.ContainsKey(frame.Name)), "a method for " + frame.Name);
                }

                if (isError != frame.IsError || !answer.SequenceEqual(frame.Answer))
                {
                    string[] texts = new[] { frame.Text, answer, frame.Answer }.Select(Encoding.UTF8.GetString).ToArray();
                    Assert.Fail("{0} of {1}\nanswers {2}\ninstead of {3}", frame.Name, texts[0], texts[1], texts[2]);
                }

                if (asked.ContainsKey(frame.Name))
                {
                    asked[frame.Name] += 1;
                }
            }

            Assert.That(asked.Values, Is.All.GreaterThan(20), string.Join(", ", asked));
        }

        [Test]
        public void EveryCallHasAMethodThatAnswersTheSame()
        {
            HashSet<string> answered = new HashSet<string>();
            foreach (Frame frame in Frames.Read().Where(frame => !frame.IsError && answered.Add(frame.Name)))
            {
                string answer = Methods[frame.Name](Encoding.UTF8.GetString(frame.Text));
                Assert.That(answer, Is.EqualTo(Encoding.UTF8.GetString(frame.Answer)), frame.Name);
            }

            Assert.That(answered, Is.EquivalentTo(Methods.Keys));
        }

        [Test]
        public void EveryAssessmentIsRead()
        {
            int levels = 0, targets = 0, findings = 0, plans = 0;
            foreach (Frame frame in Frames.Read().Where(frame => frame.Name == "assess" && !frame.IsError))
            {
                Assessment assessment = Assessment.Of(Encoding.UTF8.GetString(frame.Answer));
                levels += assessment.Level.HasValue ? 1 : 0;
                plans += assessment.Plan == null ? 0 : 1;
                foreach (Finding finding in assessment.Findings)
                {
                    Assert.That(Enum.IsDefined(typeof(Severity), finding.Severity) && finding.Message.Length > 0 && finding.Code.Length > 0);
                    findings += 1;
                }

                foreach (Target target in assessment.Targets)
                {
                    Assert.That(Enum.IsDefined(typeof(TargetStatus), target.Status) && target.Id.StartsWith("T") && target.Title.Length > 0);
                    targets += 1;
                }
            }

            Assert.That(new[] { levels, targets, findings, plans }, Is.All.GreaterThan(1000));
        }
    }
}
