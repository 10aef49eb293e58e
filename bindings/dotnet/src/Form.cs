using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Serialization;

namespace Vn.Kh302
{
    /// <summary>
    /// Biểu nhập: a report that is being filled in. Every action answers with what it changed, and nothing that was typed is lost.
    /// </summary>
    /// <remarks>
    /// Threads may use one form; their actions wait for each other. An action throws <see cref="Kh302Exception"/> where it names no field,
    /// section or draft that fits, and <see cref="ObjectDisposedException"/> where the form is closed. A form whose action failed inside the
    /// library is closed, because its state is not known.
    /// </remarks>
    public sealed class Form : IDisposable
    {
        private readonly object turn = new object();
        private readonly FormHandle handle;

        internal Form(byte[] document)
        {
            byte[] description;
            handle = FormHandle.Open(document, out description);
            Description = Json.Text(description);
        }

        /// <summary>Mô tả biểu nhập: the description from which the form is drawn, <c>kh302.form/1</c>.</summary>
        public string Description { get; }

        /// <summary>Thao tác: does any action, as JSON.</summary>
        /// <param name="action">
        /// Such as <c>{"do":"set","field":"population","text":"55.305"}</c>; the README of the C interface lists them.
        /// </param>
        /// <returns>The answer, JSON.</returns>
        public string Act(string action)
        {
            return Json.Text(Act(Json.Bytes(action)));
        }

        /// <summary>Nhập: sets the text of a field as it is typed.</summary>
        /// <param name="field">The id of the field.</param>
        /// <param name="text">Such as <c>55.305</c>.</param>
        /// <returns>What changed.</returns>
        public Changes Set(string field, string text)
        {
            return Change(new Action("set") { Field = Needed(field, nameof(field)), Text = Needed(text, nameof(text)) });
        }

        /// <summary>Rời ô: notes that a field was left, after which its findings are shown.</summary>
        /// <param name="field">The id of the field.</param>
        /// <returns>What changed.</returns>
        public Changes Leave(string field)
        {
            return Change(new Action("leave") { Field = Needed(field, nameof(field)) });
        }

        /// <summary>Nhận giá trị đề xuất: sets a field to the number that the other figures propose.</summary>
        /// <param name="field">The id of the field.</param>
        /// <returns>What changed.</returns>
        public Changes Accept(string field)
        {
            return Change(new Action("accept") { Field = Needed(field, nameof(field)) });
        }

        /// <summary>Đính chính: unlocks an opening stock.</summary>
        /// <param name="field">The id of the field.</param>
        /// <returns>What changed.</returns>
        public Changes Unlock(string field)
        {
            return Change(new Action("unlock") { Field = Needed(field, nameof(field)) });
        }

        /// <summary>Không phát sinh trong kỳ: fills the empty flows of a section with zeros.</summary>
        /// <param name="section">The id of the section.</param>
        /// <returns>What changed.</returns>
        public Changes Nothing(string section)
        {
            return Change(new Action("nothing") { Section = Needed(section, nameof(section)) });
        }

        /// <summary>Bỏ các số 0 đã điền: removes these zeros again.</summary>
        /// <param name="section">The id of the section.</param>
        /// <returns>What changed.</returns>
        public Changes UndoNothing(string section)
        {
            return Change(new Action("undo_nothing") { Section = Needed(section, nameof(section)) });
        }

        /// <summary>Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks.</summary>
        /// <returns>What changed.</returns>
        public Changes Prefill()
        {
            return Change(new Action("prefill"));
        }

        /// <summary>Ngày đánh giá: judges the report as of another day.</summary>
        /// <param name="day">The day; its time of day counts for nothing.</param>
        /// <returns>What changed.</returns>
        public Changes AsOf(DateTime day)
        {
            return Change(new Action("as_of") { Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        }

        /// <summary>Giải trình: explains a warning or notice.</summary>
        /// <param name="finding">The number of the finding.</param>
        /// <param name="reason">Lý do: why the figures are right.</param>
        /// <param name="on">Ngày giải trình: the day, as it is typed; empty where it is not told.</param>
        /// <returns>What changed.</returns>
        public Changes Acknowledge(int finding, string reason, string on)
        {
            return Change(new Action("acknowledge") { Finding = finding, Reason = Needed(reason, nameof(reason)), On = Needed(on, nameof(on)) });
        }

        /// <summary>Rút giải trình: withdraws an explanation.</summary>
        /// <param name="finding">The number of the finding.</param>
        /// <returns>What changed.</returns>
        public Changes Withdraw(int finding)
        {
            return Change(new Action("withdraw") { Finding = finding });
        }

        /// <summary>
        /// Gửi: gives the report in its canonical form, or tells that something blocks it, which <see cref="Summary"/> names.
        /// </summary>
        /// <returns>Whether it can be sent, with the report.</returns>
        public Submission Submit()
        {
            lock (turn)
            {
                Submission submission = Json.Read<Submission>(Perform(new Action("submit")));
                if (submission.CanSubmit)
                {
                    // Reads the report by itself, because the reader of documents would not keep its bytes.
                    submission.Report = Report();
                }

                return submission;
            }
        }

        /// <summary>Lưu nháp: gives the draft, with every text as it was typed.</summary>
        /// <returns><c>kh302.draft/1</c>.</returns>
        public string Snapshot()
        {
            return Json.Text(Perform(new Action("snapshot")));
        }

        /// <summary>Mở nháp: restores a draft.</summary>
        /// <param name="draft">What <see cref="Snapshot"/> gave.</param>
        /// <returns>What became of it.</returns>
        public Restored Restore(string draft)
        {
            // Puts the draft in as it is written.
            string action = "{\"do\":\"restore\",\"draft\":" + Needed(draft, nameof(draft)) + "}";
            return Json.Read<RestoredDraft>(Act(Json.Bytes(action))).Restored;
        }

        /// <summary>Các phát hiện: gives every finding, in the order of the form.</summary>
        /// <param name="language">The language of the sentences.</param>
        /// <returns>The findings.</returns>
        public IReadOnlyList<FormFinding> Findings(Language language)
        {
            return Json.Read<FormFinding[]>(Read("findings", language));
        }

        /// <summary>Danh sách lỗi: gives the findings that block sending and are to be shown.</summary>
        /// <param name="language">The language of the sentences.</param>
        /// <returns>The findings.</returns>
        public IReadOnlyList<FormFinding> Summary(Language language)
        {
            return Json.Read<FormFinding[]>(Read("summary", language));
        }

        /// <summary>Kết quả đánh giá: gives the assessment of the report as it is now.</summary>
        /// <param name="language">The language of the sentences.</param>
        /// <returns><c>kh302.assessment/1</c>; <see cref="Vn.Kh302.Assessment.Of"/> reads it.</returns>
        public string Assessment(Language language)
        {
            return Json.Text(Read("assessment", language));
        }

        /// <summary>Báo cáo: gives the report as it is now, whether it can be sent or not.</summary>
        /// <returns><c>kh302.report/1</c>.</returns>
        public string Report()
        {
            return Json.Text(Read("report", Language.Vi));
        }

        /// <summary>Trạng thái ô: gives the state of a field with its text as it was typed.</summary>
        /// <param name="field">The id of the field.</param>
        /// <returns>Its state.</returns>
        public FieldState State(string field)
        {
            return Json.Read<FieldState>(Perform(new Action("state") { Field = Needed(field, nameof(field)) }));
        }

        /// <summary>Tiến độ: tells how many of the required fields of a section have a value.</summary>
        /// <param name="section">The id of the section.</param>
        /// <returns>How many, and of how many.</returns>
        public Progress Progress(string section)
        {
            return Json.Read<Progress>(Perform(new Action("progress") { Section = Needed(section, nameof(section)) }));
        }

        /// <summary>Đóng biểu nhập: closes the form. Closing it again does nothing.</summary>
        public void Dispose()
        {
            handle.Dispose();
        }

        /// <summary>Refuses what is no text, before it is written as JSON.</summary>
        private static string Needed(string value, string name)
        {
            if (value == null)
            {
                throw new ArgumentNullException(name);
            }

            Json.Bytes(value);
            return value;
        }

        private Changes Change(Action action)
        {
            return Json.Read<Changes>(Perform(action));
        }

        private byte[] Read(string what, Language language)
        {
            return Perform(new Action("read") { What = what, Locale = language.ToString().ToLowerInvariant() });
        }

        private byte[] Perform(Action action)
        {
            return Act(Json.Write(action));
        }

        private byte[] Act(byte[] action)
        {
            lock (turn)
            {
                try
                {
                    return handle.Act(action);
                }
                catch (Kh302Exception error)
                {
                    if (error.IsInternal)
                    {
                        Dispose();
                    }

                    throw;
                }
            }
        }

        /// <summary>An action as the library reads it; what it does not need is left out.</summary>
        [DataContract]
        private sealed class Action
        {
            internal Action(string what)
            {
                Do = what;
            }

            [DataMember(Name = "do")]
            internal string Do { get; private set; }

            [DataMember(Name = "field", EmitDefaultValue = false)]
            internal string Field { get; set; }

            [DataMember(Name = "text", EmitDefaultValue = false)]
            internal string Text { get; set; }

            [DataMember(Name = "section", EmitDefaultValue = false)]
            internal string Section { get; set; }

            [DataMember(Name = "day", EmitDefaultValue = false)]
            internal string Day { get; set; }

            [DataMember(Name = "finding", EmitDefaultValue = false)]
            internal int? Finding { get; set; }

            [DataMember(Name = "reason", EmitDefaultValue = false)]
            internal string Reason { get; set; }

            [DataMember(Name = "on", EmitDefaultValue = false)]
            internal string On { get; set; }

            [DataMember(Name = "what", EmitDefaultValue = false)]
            internal string What { get; set; }

            [DataMember(Name = "locale", EmitDefaultValue = false)]
            internal string Locale { get; set; }
        }

        [DataContract]
        private sealed class RestoredDraft
        {
            [DataMember(Name = "restored", IsRequired = true)]
            internal Restored Restored { get; private set; }
        }
    }
}
