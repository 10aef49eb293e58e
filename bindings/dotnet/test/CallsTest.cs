using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Text;
using System.Xml.Linq;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    [TestFixture]
    public class CallsTest
    {
        [Test]
        public void TheHeadOfAnAssessment()
        {
            Assessment assessment = Assessment.Of(Kh302.Assess(Frames.Report));
            Assert.That(assessment.Area, Is.EqualTo("19815"));
            Assert.That(new[] { assessment.Period.Id, assessment.Period.From, assessment.Period.To }, Is.EqualTo(new[] { "2025-09", "2025-08-15", "2025-09-14" }));
            Assert.That(assessment.CanSubmit, Is.False);
            Assert.That(assessment.Level, Is.EqualTo(Level.Undetermined));
            Assert.That(assessment.Classification.Preview, Is.True);
            Assert.That(assessment.Classification.Criteria, Is.EqualTo("qd28-2025"));
            Assert.That(assessment.Classification.DecidedBy, Is.Empty);
            Assert.That(assessment.Classification.Missing, Contains.Item("use_points"));
            Assert.That(assessment.Findings.Any(one => one.Severity == Severity.Error && one.Blocks == "submit" && !one.Acknowledged), Is.True);
            Assert.That(assessment.Targets.Count, Is.EqualTo(10));
        }

        [Test]
        public void ATextThatIsNoAssessmentIsNotRead()
        {
            foreach (string text in new[] { string.Empty, "{", "{}", "[]", "{\"schema\":\"kh302.assessment/1\",\"can_submit\":7}" })
            {
                Assert.Throws<SerializationException>(() => Assessment.Of(text), text);
            }
        }

        [Test]
        public void AnErrorIsTold()
        {
            Kh302Exception error = Assert.Throws<Kh302Exception>(() => Kh302.Assess("{\"schema\":\"kh302.report/9\"}"));
            Assert.That(error.Code, Is.EqualTo("unknown_schema"));
            Assert.That(error.At, Is.EqualTo("/schema"));
            Assert.That(error.HttpStatus, Is.EqualTo(422));
            Assert.That(error.Document, Is.StringStarting("{\"schema\":\"kh302.error/1\",\"error\":{\"code\":\"unknown_schema\""));
            Assert.That(error.Document, Is.StringContaining(error.Message));
            Kh302Exception unknown = Assert.Throws<Kh302Exception>(() => Kh302.Call("đánh giá", "{}"));
            Assert.That(unknown.Code, Is.EqualTo("unknown_call"));
            Assert.That(unknown.HttpStatus, Is.EqualTo(404));
        }

        [Test]
        public void OtherEncodingsAndNoJson()
        {
            Dictionary<byte[], string> wrong = new Dictionary<byte[], string>
            {
                { new byte[] { 0xff, 0xfe, (byte)'{', 0, (byte)'}', 0 }, "UTF-16" },
                { Encoding.Unicode.GetBytes("{\"note\": \"Huế\"}"), "UTF-16" },
                { Encoding.BigEndianUnicode.GetBytes("{\"note\": \"Huế\"}"), "UTF-16" },
                { Encoding.GetEncoding("iso-8859-1").GetBytes("{\"note\": \"Huê\"}"), "UTF-8" },
                //// Half of a pair of surrogates, as bytes.
                { new byte[] { (byte)'"', 0xed, 0xa0, 0x80, (byte)'"' }, "UTF-8" },
                { Encoding.UTF8.GetBytes("{\"schema\": NaN}"), "not_json" },
                { Encoding.UTF8.GetBytes("{'schema': 1}"), "not_json" },
                { Encoding.UTF8.GetBytes("{\"a\":1,}"), "not_json" },
                { Encoding.UTF8.GetBytes(new string('[', 100000)), "too_deep" },
                { new byte[1], "not_json" },
                { new byte[0], "not_json" },
            };
            foreach (KeyValuePair<byte[], string> one in wrong)
            {
                Kh302Exception error = Assert.Throws<Kh302Exception>(() => Kh302.Call("rollup", one.Key), one.Value);
                Assert.That(error.Document, Is.StringContaining(one.Value));
            }
        }

        [Test]
        public void TextsThatAreNone()
        {
            Assert.That(() => Kh302.Assess("{\"note\":\"\ud800\"}"), Throws.InstanceOf<ArgumentException>());
            Assert.Throws<ArgumentException>(() => Kh302.Call("assess\0", Frames.Report));
            Assert.Throws<ArgumentNullException>(() => Kh302.Assess(null));
            Assert.Throws<ArgumentNullException>(() => Kh302.Call("assess", (byte[])null));
            Assert.Throws<ArgumentNullException>(() => Kh302.Call(null, Frames.Report));
            Assert.Throws<ArgumentNullException>(() => Kh302.Open(null));
            Assert.That(Assert.Throws<Kh302Exception>(() => Kh302.Call("𝄞", "{}")).Code, Is.EqualTo("unknown_call"));
        }

        [Test]
        public void ALargeQuestionAndALargeAnswer()
        {
            string large = Frames.Report.Replace("}}", "},\"note\":\"" + new string('x', 30 << 20) + "\"}");
            Assert.That(Assert.Throws<Kh302Exception>(() => Kh302.Assess(large)).HttpStatus, Is.EqualTo(413));
            Frame longest = Frames.Read().OrderByDescending(frame => frame.Answer.Length).First();
            Assert.That(longest.Answer.Length, Is.GreaterThan(1 << 16), "the answer does not fit the first buffer");
            Assert.That(Kh302.Call(longest.Name, longest.Text).SequenceEqual(longest.Answer), Is.True);
        }

        [Test]
        public void TheVersionIsThatOfTheProject()
        {
            XElement project = XDocument.Load(Frames.InRepository("bindings/dotnet/src/Vn.Kh302.csproj")).Root;
            Assert.That(Kh302.Version, Is.EqualTo(project.Descendants("Version").Single().Value));
        }
    }
}
