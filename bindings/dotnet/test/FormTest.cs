using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NUnit.Framework;

namespace Vn.Kh302.Tests
{
    [TestFixture]
    public class FormTest
    {
        [Test]
        public void AFormIsFilledIn()
        {
            using (Form form = Kh302.Open(Frames.Report))
            {
                Assert.That(form.Description, Is.EqualTo(Kh302.Form(Frames.Report)));

                Changes wrong = form.Set("population", "1,5");
                Assert.That(wrong.Found[0].Severity, Is.EqualTo(Severity.Error));
                Assert.That(wrong.Found[0].Acknowledged, Is.False);
                Assert.That(wrong.Fields, Contains.Item("population"));
                FieldState state = form.State("population");
                Assert.That(state.Raw, Is.EqualTo("1,5"));
                Assert.That(state.Value, Is.Null);
                Assert.That(state.Required && state.Visible && !state.Locked && !state.Computed && !state.Filled);

                form.Leave("population");
                FormFinding finding = At(form.Findings(Language.En), "population");
                Assert.That(finding.Finding.Code, Is.EqualTo("F02"));
                Assert.That(finding.Shows, Is.True);
                Assert.That(finding.Field, Is.Not.Null);
                Assert.That(finding.Label, Is.Not.Empty);
                Assert.That(finding.Finding.Message, Is.Not.EqualTo(At(form.Findings(Language.Vi), "population").Finding.Message));
                Assert.That(form.Summary(Language.En)[0].Id, Is.EqualTo(finding.Id));
                Assert.That(form.State("population").Errors, Is.EqualTo(1));

                Changes right = form.Set("population", "55.305");
                Assert.That(right.Gone, Is.EqualTo(new[] { finding.Id }));
                Assert.That(form.State("population").Value, Is.EqualTo(55305));
                Assert.That(form.Report(), Is.StringContaining("\"population\":55305"));

                string draft = form.Snapshot();
                Assert.That(draft, Is.StringContaining("55.305"));
                form.Set("population", string.Empty);
                Restored restored = form.Restore(draft);
                Assert.That(restored.SameRules, Is.True);
                Assert.That(restored.Differences, Is.Empty);
                Assert.That(form.State("population").Raw, Is.EqualTo("55.305"));

                Submission submission = form.Submit();
                Assert.That(submission.CanSubmit, Is.False);
                Assert.That(submission.Report, Is.Null);
                Assert.That(Assessment.Of(form.Assessment(Language.Vi)).CanSubmit, Is.False);
            }
        }

        [Test]
        public void WhatIsTypedComesBackAsItWas()
        {
            using (Form form = Kh302.Open(Frames.Report))
            {
                foreach (string text in new[] { "Huế \"55\" \\ / \t", "\u0000", "𝄞", "</script>", "1\r\n2", string.Empty })
                {
                    form.Set("population", text);
                    Assert.That(form.State("population").Raw, Is.EqualTo(text));
                }
            }
        }

        [Test]
        public void SectionsAndDays()
        {
            using (Form form = Kh302.Open(Frames.Report))
            {
                Progress before = form.Progress("drug_dependent");
                Assert.That(form.Nothing("drug_dependent").Fields, Is.Not.Empty);
                Progress after = form.Progress("drug_dependent");
                Assert.That(after.Filled > before.Filled && after.Of == before.Of && after.Filled <= after.Of);
                Assert.That(form.UndoNothing("drug_dependent").Fields, Is.Not.Empty);
                Assert.That(form.Progress("drug_dependent").Filled, Is.EqualTo(before.Filled));
                string early = AsOf(form, new DateTime(2025, 9, 10, 23, 59, 59));
                Assert.That(early, Is.Not.EqualTo(AsOf(form, new DateTime(2025, 12, 16))), "the deadline is judged as of the day");
                Assert.That(form.Prefill().Fields, Is.Empty);
                Assert.That(form.Accept("population").Fields, Is.Empty);
                Assert.That(form.Unlock("population").Fields, Is.Empty);
            }
        }

        private static string AsOf(Form form, DateTime day)
        {
            form.AsOf(day);
            return form.Assessment(Language.Vi);
        }

        [Test]
        public void AWarningIsExplainedAndWithdrawn()
        {
            using (Form form = Kh302.Open(Sendable()))
            {
                FormFinding warning = form.Findings(Language.Vi).First(one => one.Finding.Severity != Severity.Error && !one.Finding.Acknowledged);
                form.Acknowledge(warning.Id, "đã đối chiếu với sổ \"theo dõi\"", string.Empty);
                Assert.That(IsExplained(form, warning.Id), Is.True);
                form.Withdraw(warning.Id);
                Assert.That(IsExplained(form, warning.Id), Is.False);
            }
        }

        private static bool IsExplained(Form form, int finding)
        {
            return form.Findings(Language.Vi).Single(one => one.Id == finding).Finding.Acknowledged;
        }

        [Test]
        public void AReportThatCanBeSentIsCanonical()
        {
            using (Form form = Kh302.Open(Sendable()))
            {
                Submission submission = form.Submit();
                Assert.That(submission.CanSubmit, Is.True);
                Assert.That(form.Act("{\"do\":\"submit\"}"), Is.StringStarting("{\"can_submit\":true,\"report\":" + submission.Report + ",\"changes\":"));
            }
        }

        /// <summary>Finds a report among the recorded ones that can be sent, with a warning or notice.</summary>
        private static string Sendable()
        {
            foreach (Frame frame in Frames.Read().Where(frame => frame.Name == "assess" && !frame.IsError))
            {
                string text = Encoding.UTF8.GetString(frame.Text);
                if (text.StartsWith("{\"schema\":\"kh302.report/1\"", StringComparison.Ordinal))
                {
                    Assessment assessment = Assessment.Of(Encoding.UTF8.GetString(frame.Answer));
                    if (assessment.CanSubmit && assessment.Findings.Any(one => !one.Acknowledged))
                    {
                        return text;
                    }
                }
            }

            throw new AssertionException("no report can be sent");
        }

        private static FormFinding At(IEnumerable<FormFinding> findings, string field)
        {
            return findings.First(one => one.Finding.At == field);
        }

        [Test]
        public void WhatDoesNotFitIsRefused()
        {
            Assert.That(Assert.Throws<Kh302Exception>(() => Kh302.Open("{")).Code, Is.EqualTo("not_json"));
            using (Form form = Kh302.Open(Frames.Report))
            {
                Kh302Exception field = Assert.Throws<Kh302Exception>(() => form.Set("no field", "1"));
                Assert.That(field.Code, Is.EqualTo("bad_value"));
                Assert.That(field.Message, Is.StringContaining("“no field”").And.StringContaining("There is no field `no field`"), "in both languages");
                Assert.Throws<Kh302Exception>(() => form.Progress("no section"));
                Assert.Throws<Kh302Exception>(() => form.Act("{\"do\":\"jump\"}"));
                Assert.Throws<Kh302Exception>(() => form.Restore("{"));
                Assert.Throws<Kh302Exception>(() => form.Acknowledge(-1, "reason", string.Empty));
                Assert.Throws<ArgumentNullException>(() => form.Set("population", null));
                Assert.Throws<ArgumentNullException>(() => form.Leave(null));
                Assert.That(() => form.Act("\ud800"), Throws.InstanceOf<ArgumentException>());
                Assert.That(() => form.Set("population", "\ud800"), Throws.InstanceOf<ArgumentException>());
                Assert.That(form.State("drug_dependent").Raw, Is.EqualTo("35"), "what was refused has changed nothing");
                Assert.That(form.State("population").Raw, Is.EqualTo("55.305"));
            }
        }

        [Test]
        public void AClosedFormIsOfNoMoreUse()
        {
            Form form = Kh302.Open(Frames.Report);
            form.Dispose();
            form.Dispose();
            Assert.Throws<ObjectDisposedException>(() => form.Submit());
            Assert.Throws<ObjectDisposedException>(() => form.Set("population", "1"));
            Assert.That(form.Description, Is.StringStarting("{\"schema\":\"kh302.form/1\""), "what was read stays");
        }

        [Test]
        public void FormsDoNotSeeEachOther()
        {
            using (Form one = Kh302.Open(Frames.Report))
            using (Form other = Kh302.Open(Frames.Report))
            {
                one.Set("population", "1");
                other.Set("population", "2");
                Assert.That(one.State("population").Raw, Is.EqualTo("1"));
                Assert.That(other.State("population").Raw, Is.EqualTo("2"));
            }
        }
    }
}
