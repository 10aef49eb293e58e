package kh302;

import java.util.List;

/**
 * Kết quả đánh giá: what programs read first of an assessment ({@code kh302.assessment/1}); the document has more.
 *
 * @param area mã địa bàn: the code of the area as the report writes it, also where it is wrong
 * @param period kỳ báo cáo: the period with its days; null where it cannot be read
 * @param canSubmit có gửi được không: whether no finding blocks sending and no required figure is missing
 * @param findings các phát hiện: what is wrong or unclear
 * @param classification phân loại địa bàn: the level of the area; null where the period cannot be read
 * @param plan kế hoạch: the id of the plan that measures the area; null where none on file covers it
 * @param targets các mục tiêu của kế hoạch: the targets; empty without a plan
 */
public record Assessment(
    String area,
    Period period,
    boolean canSubmit,
    List<Finding> findings,
    Classification classification,
    String plan,
    List<Target> targets) {

  /**
   * Đọc kết quả đánh giá: reads an assessment, as {@link Kh302#assess} and {@link Form#assessment} give it.
   *
   * @param document {@code kh302.assessment/1}
   * @return its head
   * @throws java.io.UncheckedIOException where the text is no assessment
   */
  public static Assessment of(String document) {
    return Json.read(Kh302.utf8(document), Assessment.class);
  }

  /**
   * Cấp độ: the level of a commune under the reading that is shown.
   *
   * @return null for an area above the commune, and where the period cannot be read
   */
  public Level level() {
    return classification == null ? null : classification.level();
  }

  /**
   * Kỳ báo cáo với ngày đầu và ngày cuối: a period with its first and last day.
   *
   * @param id tên kỳ báo cáo: such as {@code 2025-07}, {@code 2025-Q3} or {@code 2025}
   * @param from ngày đầu kỳ: the first day, as year-month-day
   * @param to ngày chốt số liệu: the last day, as year-month-day
   */
  public record Period(String id, String from, String to) {}

  /**
   * Phân loại địa bàn: the level of a commune under the set of criteria that applies.
   *
   * @param criteria mã bộ tiêu chí đã dùng: the id of the set; null where none is in force for the period
   * @param preview chỉ là xem trước: whether the period is not a year, so that the level decides nothing
   * @param level cấp độ: the level under the reading shown; null for an area above the commune
   * @param decidedBy các tiêu chí quyết định cấp độ: the ids of the criteria that make the level; null for an area above the commune
   * @param missing các chỉ tiêu còn thiếu để xét: the ids of the missing figures that the criteria read
   */
  public record Classification(String criteria, boolean preview, Level level, List<String> decidedBy, List<String> missing) {}
}
