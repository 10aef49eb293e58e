using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Vn.Kh302
{
    /// <summary>
    /// Kết quả đánh giá: what programs read first of an assessment (<c>kh302.assessment/1</c>); the document has more.
    /// </summary>
    [DataContract]
    public sealed class Assessment
    {
        [DataMember(Name = "findings", IsRequired = true)]
        private Finding[] FindingItems { get; set; }

        [DataMember(Name = "targets", IsRequired = true)]
        private Target[] TargetItems { get; set; }

        private Assessment()
        {
        }

        /// <summary>Mã địa bàn: the code of the area as the report writes it, also where it is wrong.</summary>
        [DataMember(Name = "area")]
        public string Area { get; private set; }

        /// <summary>Kỳ báo cáo: the period with its days; null where it cannot be read.</summary>
        [DataMember(Name = "period")]
        public Period Period { get; private set; }

        /// <summary>Có gửi được không: whether no finding blocks sending and no required figure is missing.</summary>
        [DataMember(Name = "can_submit", IsRequired = true)]
        public bool CanSubmit { get; private set; }

        /// <summary>Các phát hiện: what is wrong or unclear.</summary>
        public IReadOnlyList<Finding> Findings
        {
            get { return FindingItems; }
        }

        /// <summary>Phân loại địa bàn: the level of the area; null where the period cannot be read.</summary>
        [DataMember(Name = "classification")]
        public Classification Classification { get; private set; }

        /// <summary>Kế hoạch: the id of the plan that measures the area; null where none on file covers it.</summary>
        [DataMember(Name = "plan")]
        public string Plan { get; private set; }

        /// <summary>Các mục tiêu của kế hoạch: the targets; empty without a plan.</summary>
        public IReadOnlyList<Target> Targets
        {
            get { return TargetItems; }
        }

        /// <summary>
        /// Cấp độ: the level of a commune under the reading that is shown; null for an area above the commune, and where the period cannot be
        /// read.
        /// </summary>
        public Level? Level
        {
            get { return Classification?.Level; }
        }

        /// <summary>Đọc kết quả đánh giá: reads an assessment, as <see cref="Kh302.Assess"/> and <see cref="Form.Assessment"/> give it.</summary>
        /// <param name="document"><c>kh302.assessment/1</c>.</param>
        /// <returns>Its head.</returns>
        /// <exception cref="SerializationException">The text is no assessment.</exception>
        public static Assessment Of(string document)
        {
            return Json.Read<Assessment>(Json.Bytes(document));
        }
    }

    /// <summary>Kỳ báo cáo với ngày đầu và ngày cuối: a period with its first and last day.</summary>
    [DataContract]
    public sealed class Period
    {
        private Period()
        {
        }

        /// <summary>Tên kỳ báo cáo: such as <c>2025-07</c>, <c>2025-Q3</c> or <c>2025</c>.</summary>
        [DataMember(Name = "id", IsRequired = true)]
        public string Id { get; private set; }

        /// <summary>Ngày đầu kỳ: the first day, as year-month-day.</summary>
        [DataMember(Name = "from", IsRequired = true)]
        public string From { get; private set; }

        /// <summary>Ngày chốt số liệu: the last day, as year-month-day.</summary>
        [DataMember(Name = "to", IsRequired = true)]
        public string To { get; private set; }
    }

    /// <summary>Phân loại địa bàn: the level of a commune under the set of criteria that applies.</summary>
    [DataContract]
    public sealed class Classification
    {
        [DataMember(Name = "level")]
        private string LevelId { get; set; }

        [DataMember(Name = "decided_by")]
        private string[] DecidedByItems { get; set; }

        [DataMember(Name = "missing", IsRequired = true)]
        private string[] MissingItems { get; set; }

        private Classification()
        {
        }

        /// <summary>Mã bộ tiêu chí đã dùng: the id of the set; null where none is in force for the period.</summary>
        [DataMember(Name = "criteria")]
        public string Criteria { get; private set; }

        /// <summary>Chỉ là xem trước: whether the period is not a year, so that the level decides nothing.</summary>
        [DataMember(Name = "preview", IsRequired = true)]
        public bool Preview { get; private set; }

        /// <summary>Cấp độ: the level under the reading shown; null for an area above the commune.</summary>
        public Level? Level
        {
            get { return LevelId == null ? (Level?)null : Json.Id<Level>(LevelId); }
        }

        /// <summary>
        /// Các tiêu chí quyết định cấp độ: the ids of the criteria that make the level; null for an area above the commune.
        /// </summary>
        public IReadOnlyList<string> DecidedBy
        {
            get { return DecidedByItems; }
        }

        /// <summary>Các chỉ tiêu còn thiếu để xét: the ids of the missing figures that the criteria read.</summary>
        public IReadOnlyList<string> Missing
        {
            get { return MissingItems; }
        }
    }

    /// <summary>Phát hiện: one thing that is wrong or unclear in a document.</summary>
    [DataContract]
    public sealed class Finding
    {
        [DataMember(Name = "severity", IsRequired = true)]
        private string SeverityId { get; set; }

        private Finding()
        {
        }

        /// <summary>Mã quy tắc: the code of the check that found it.</summary>
        [DataMember(Name = "code", IsRequired = true)]
        public string Code { get; private set; }

        /// <summary>Mức độ: how serious it is.</summary>
        public Severity Severity
        {
            get { return Json.Id<Severity>(SeverityId); }
        }

        /// <summary>Chặn việc gì: <c>submit</c> where the report cannot be sent like this; null where the finding blocks nothing.</summary>
        [DataMember(Name = "blocks")]
        public string Blocks { get; private set; }

        /// <summary>Vị trí: the id of a figure, or a JSON pointer into the report.</summary>
        [DataMember(Name = "at", IsRequired = true)]
        public string At { get; private set; }

        /// <summary>Câu phát hiện: the sentence for people.</summary>
        [DataMember(Name = "message", IsRequired = true)]
        public string Message { get; private set; }

        /// <summary>Đã được giải trình: whether the report explains the finding.</summary>
        [DataMember(Name = "acknowledged", IsRequired = true)]
        public bool Acknowledged { get; private set; }
    }

    /// <summary>Kết quả một mục tiêu: one target of the plan.</summary>
    [DataContract]
    public sealed class Target
    {
        [DataMember(Name = "status", IsRequired = true)]
        private string StatusId { get; set; }

        private Target()
        {
        }

        /// <summary>Mã mục tiêu: the id of the target, such as <c>T07</c>.</summary>
        [DataMember(Name = "id", IsRequired = true)]
        public string Id { get; private set; }

        /// <summary>Tình trạng: whether it is met.</summary>
        public TargetStatus Status
        {
            get { return Json.Id<TargetStatus>(StatusId); }
        }

        /// <summary>Chỉ là xem trước: whether yearly reports alone decide the target, and this is another.</summary>
        [DataMember(Name = "preview", IsRequired = true)]
        public bool Preview { get; private set; }

        /// <summary>Nội dung mục tiêu: what the plan says.</summary>
        [DataMember(Name = "title", IsRequired = true)]
        public string Title { get; private set; }
    }
}
