package kh302;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Kết quả một mục tiêu: one target of the plan.
 *
 * @param id mã mục tiêu: the id of the target, such as {@code T07}
 * @param status tình trạng: whether it is met
 * @param preview chỉ là xem trước: whether yearly reports alone decide the target, and this is another
 * @param title nội dung mục tiêu: what the plan says
 */
public record Target(String id, Status status, boolean preview, String title) {

  /** Tình trạng của mục tiêu: whether a target is met. */
  public enum Status {
    /** Đạt: it is met. */
    @JsonProperty("met")
    MET,
    /** Chưa đạt: it is not met. */
    @JsonProperty("not_met")
    NOT_MET,
    /** Không áp dụng: it does not apply. */
    @JsonProperty("not_applicable")
    NOT_APPLICABLE,
    /** Chưa đủ số liệu: figures are missing. */
    @JsonProperty("insufficient")
    INSUFFICIENT,
    /** Chỉ theo dõi: it is only counted, as the plan sets no number. */
    @JsonProperty("tracked")
    TRACKED
  }
}
