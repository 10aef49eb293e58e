namespace Vn.Kh302
{
    /// <summary>Cấp độ của địa bàn: the level of an area, from the best to the worst.</summary>
    public enum Level
    {
        /// <summary>Không ma túy: drug-free.</summary>
        DrugFree,

        /// <summary>Có tệ nạn ma túy, không thuộc loại trọng điểm: affected, but not a key area.</summary>
        Affected,

        /// <summary>Trọng điểm phức tạp loại III: a key area of type III.</summary>
        TypeIII,

        /// <summary>Trọng điểm phức tạp loại II: a key area of type II.</summary>
        TypeII,

        /// <summary>Trọng điểm phức tạp loại I: a key area of type I.</summary>
        TypeI,

        /// <summary>Chưa xác định được: figures are missing that the level depends on.</summary>
        Undetermined,
    }

    /// <summary>Mức độ của phát hiện: how serious a finding is.</summary>
    public enum Severity
    {
        /// <summary>Lỗi: the report is wrong.</summary>
        Error,

        /// <summary>Cảnh báo: the report is probably wrong, or must be explained.</summary>
        Warning,

        /// <summary>Lưu ý: something to be looked at.</summary>
        Notice,
    }

    /// <summary>Tình trạng của mục tiêu: whether a target is met.</summary>
    public enum TargetStatus
    {
        /// <summary>Đạt: it is met.</summary>
        Met,

        /// <summary>Chưa đạt: it is not met.</summary>
        NotMet,

        /// <summary>Không áp dụng: it does not apply.</summary>
        NotApplicable,

        /// <summary>Chưa đủ số liệu: figures are missing.</summary>
        Insufficient,

        /// <summary>Chỉ theo dõi: it is only counted, as the plan sets no number.</summary>
        Tracked,
    }

    /// <summary>Ngôn ngữ: the language of sentences.</summary>
    public enum Language
    {
        /// <summary>Tiếng Việt: Vietnamese.</summary>
        Vi,

        /// <summary>Tiếng Anh: English.</summary>
        En,
    }
}
