using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Vn.Kh302
{
    /// <summary>Các thay đổi: what an action on a form changed.</summary>
    [DataContract]
    public sealed class Changes
    {
        [DataMember(Name = "found", IsRequired = true)]
        private Found[] FoundItems { get; set; }

        [DataMember(Name = "gone", IsRequired = true)]
        private int[] GoneItems { get; set; }

        [DataMember(Name = "fields", IsRequired = true)]
        private string[] FieldItems { get; set; }

        [DataMember(Name = "targets", IsRequired = true)]
        private int[] TargetItems { get; set; }

        private Changes()
        {
        }

        /// <summary>Phát hiện mới: the findings that are new, or have changed.</summary>
        public IReadOnlyList<Found> Found
        {
            get { return FoundItems; }
        }

        /// <summary>Phát hiện đã hết: the numbers of the findings that are gone.</summary>
        public IReadOnlyList<int> Gone
        {
            get { return GoneItems; }
        }

        /// <summary>Các ô đã đổi: the ids of the fields whose text or state changed.</summary>
        public IReadOnlyList<string> Fields
        {
            get { return FieldItems; }
        }

        /// <summary>Cấp độ đã đổi: whether the level, or the levels that are still possible, changed.</summary>
        [DataMember(Name = "level", IsRequired = true)]
        public bool Level { get; private set; }

        /// <summary>Các mục tiêu đã đổi: the targets of the plan, by their places from 0, whose status changed.</summary>
        public IReadOnlyList<int> Targets
        {
            get { return TargetItems; }
        }
    }

    /// <summary>Phát hiện mới: a finding that is new, or has changed.</summary>
    [DataContract]
    public sealed class Found
    {
        [DataMember(Name = "severity", IsRequired = true)]
        private string SeverityId { get; set; }

        private Found()
        {
        }

        /// <summary>Số của phát hiện: its number, the same as long as the form is open.</summary>
        [DataMember(Name = "finding", IsRequired = true)]
        public int Finding { get; private set; }

        /// <summary>Mức độ: how serious it is.</summary>
        public Severity Severity
        {
            get { return Json.Id<Severity>(SeverityId); }
        }

        /// <summary>Đã được giải trình: whether the report explains it.</summary>
        [DataMember(Name = "acknowledged", IsRequired = true)]
        public bool Acknowledged { get; private set; }
    }

    /// <summary>Kết quả gửi: what became of sending.</summary>
    [DataContract]
    public sealed class Submission
    {
        private Submission()
        {
        }

        /// <summary>Có gửi được không: whether nothing blocks it.</summary>
        [DataMember(Name = "can_submit", IsRequired = true)]
        public bool CanSubmit { get; private set; }

        /// <summary>
        /// Báo cáo: <c>kh302.report/1</c> byte for byte in its canonical form; null where something blocks it.
        /// </summary>
        public string Report { get; internal set; }

        /// <summary>Các thay đổi: what changed.</summary>
        [DataMember(Name = "changes", IsRequired = true)]
        public Changes Changes { get; private set; }
    }

    /// <summary>Kết quả mở nháp: what became of a draft.</summary>
    [DataContract]
    public sealed class Restored
    {
        [DataMember(Name = "differences", IsRequired = true)]
        private Difference[] DifferenceItems { get; set; }

        private Restored()
        {
        }

        /// <summary>Cùng bộ quy tắc: whether the same rules judged the draft when it was saved.</summary>
        [DataMember(Name = "same_rules", IsRequired = true)]
        public bool SameRules { get; private set; }

        /// <summary>Những điểm được xét khác: the findings that are new or gone; empty under the same rules.</summary>
        public IReadOnlyList<Difference> Differences
        {
            get { return DifferenceItems; }
        }
    }

    /// <summary>Một điểm được xét khác: a finding that only the present rules or only the earlier rules give.</summary>
    [DataContract]
    public sealed class Difference
    {
        private Difference()
        {
        }

        /// <summary>Mã quy tắc: the code of the check.</summary>
        [DataMember(Name = "code", IsRequired = true)]
        public string Code { get; private set; }

        /// <summary>Vị trí: the id of a figure, or a JSON pointer.</summary>
        [DataMember(Name = "at", IsRequired = true)]
        public string At { get; private set; }

        /// <summary>Mới có: true where the finding is new, false where it is gone.</summary>
        [DataMember(Name = "found", IsRequired = true)]
        public bool Found { get; private set; }
    }

    /// <summary>Phát hiện để hiển thị trên biểu: a finding with what a form needs to show it.</summary>
    [DataContract]
    public sealed class FormFinding
    {
        private FormFinding()
        {
        }

        /// <summary>Số của phát hiện: its number, the same as long as the form is open.</summary>
        [DataMember(Name = "id", IsRequired = true)]
        public int Id { get; private set; }

        /// <summary>Ô nhập: the place of the field in the form, from 0; null where the finding is about something else.</summary>
        [DataMember(Name = "field")]
        public int? Field { get; private set; }

        /// <summary>Tên ô nhập: the whole label of that field; null where there is none.</summary>
        [DataMember(Name = "label")]
        public string Label { get; private set; }

        /// <summary>Hiển thị ngay: whether it is to be shown now.</summary>
        [DataMember(Name = "shows", IsRequired = true)]
        public bool Shows { get; private set; }

        /// <summary>Phát hiện: the finding itself.</summary>
        [DataMember(Name = "finding", IsRequired = true)]
        public Finding Finding { get; private set; }
    }

    /// <summary>Trạng thái ô: the state of a field.</summary>
    [DataContract]
    public sealed class FieldState
    {
        private FieldState()
        {
        }

        /// <summary>Nội dung đã nhập: the text as it was typed.</summary>
        [DataMember(Name = "raw", IsRequired = true)]
        public string Raw { get; private set; }

        /// <summary>Giá trị: the number that was typed, or a flag as 0 or 1; null where it is missing or cannot be read.</summary>
        [DataMember(Name = "value")]
        public long? Value { get; private set; }

        /// <summary>
        /// Giá trị đề xuất: the number that follows from the other figures while nothing is typed; null where none does.
        /// </summary>
        [DataMember(Name = "proposed")]
        public long? Proposed { get; private set; }

        /// <summary>Bắt buộc: whether the report requires the field.</summary>
        [DataMember(Name = "required", IsRequired = true)]
        public bool Required { get; private set; }

        /// <summary>Hiển thị: whether the field belongs to a report of this period.</summary>
        [DataMember(Name = "visible", IsRequired = true)]
        public bool Visible { get; private set; }

        /// <summary>Khóa: whether the field is shown and cannot be typed in.</summary>
        [DataMember(Name = "locked", IsRequired = true)]
        public bool Locked { get; private set; }

        /// <summary>Tính được: whether the value follows from other figures.</summary>
        [DataMember(Name = "computed", IsRequired = true)]
        public bool Computed { get; private set; }

        /// <summary>Đã điền 0: whether <see cref="Form.Nothing"/> filled the field.</summary>
        [DataMember(Name = "filled", IsRequired = true)]
        public bool Filled { get; private set; }

        /// <summary>Số lỗi: how many errors are shown at the field.</summary>
        [DataMember(Name = "errors", IsRequired = true)]
        public int Errors { get; private set; }

        /// <summary>Số cảnh báo: how many warnings and notices without an explanation are shown at the field.</summary>
        [DataMember(Name = "others", IsRequired = true)]
        public int Others { get; private set; }

        /// <summary>Hiển thị phát hiện: whether the findings of the field are to be shown.</summary>
        [DataMember(Name = "shows", IsRequired = true)]
        public bool Shows { get; private set; }
    }

    /// <summary>Tiến độ: how far a section is filled in.</summary>
    [DataContract]
    public sealed class Progress
    {
        private Progress()
        {
        }

        /// <summary>Số ô đã có giá trị: how many required fields have a value.</summary>
        [DataMember(Name = "filled", IsRequired = true)]
        public int Filled { get; private set; }

        /// <summary>Tổng số ô: how many there are.</summary>
        [DataMember(Name = "of", IsRequired = true)]
        public int Of { get; private set; }
    }
}
