package kh302;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Biểu nhập: a report that is being filled in. Every action answers with what it changed, and nothing that was typed is lost.
 *
 * <p>Threads may use one form; their actions wait for each other. A form holds an instance of the module until it is closed. After an
 * internal failure or an interruption the form is closed, because its state is not known: keep its {@link #snapshot} where that would hurt.
 *
 * <p>An action throws {@link Kh302Exception} where it names no field, section or draft that fits, and {@link IllegalStateException} where the
 * form is closed.
 */
public final class Form implements AutoCloseable {
  private final Pool pool;
  private final long number;
  private final String description;

  /** The engine that has the form; null once it is closed. */
  private Engine engine;

  private Form(Pool pool, Engine engine, Engine.Opened opened) {
    this.pool = pool;
    this.engine = engine;
    number = opened.form();
    description = text(opened.description());
  }

  static Form open(Pool pool, byte[] document) {
    Engine engine = pool.take();
    try {
      return new Form(pool, engine, Pool.use(engine, with -> with.open(document)));
    } catch (Kh302Exception error) {
      if (!error.isInternal()) {
        pool.give(engine);
      }
      throw error;
    }
  }

  /**
   * Mô tả biểu nhập: the description from which the form is drawn.
   *
   * @return {@code kh302.form/1}
   */
  public String description() {
    return description;
  }

  /**
   * Thao tác: does any action, as JSON.
   *
   * @param action such as {@code {"do":"set","field":"population","text":"55.305"}}; the README of the C interface lists them
   * @return the answer, JSON
   */
  public String act(String action) {
    return text(act(Kh302.utf8(action)));
  }

  private synchronized byte[] act(byte[] action) {
    if (engine == null) {
      throw new IllegalStateException("the form is closed");
    }
    Engine used = engine;
    // Holds the form closed until the action has ended well: after anything unforeseen its state is not known.
    engine = null;
    try {
      byte[] answer = Pool.use(used, with -> with.act(number, action));
      engine = used;
      return answer;
    } catch (Kh302Exception error) {
      if (!error.isInternal()) {
        engine = used;
      }
      throw error;
    }
  }

  /**
   * Nhập: sets the text of a field as it is typed.
   *
   * @param field the id of the field
   * @param text such as {@code 55.305}
   * @return what changed
   */
  public Changes set(String field, String text) {
    return change(Map.of("do", "set", "field", field, "text", text));
  }

  /**
   * Rời ô: notes that a field was left, after which its findings are shown.
   *
   * @param field the id of the field
   * @return what changed
   */
  public Changes leave(String field) {
    return change(Map.of("do", "leave", "field", field));
  }

  /**
   * Nhận giá trị đề xuất: sets a field to the number that the other figures propose.
   *
   * @param field the id of the field
   * @return what changed
   */
  public Changes accept(String field) {
    return change(Map.of("do", "accept", "field", field));
  }

  /**
   * Đính chính: unlocks an opening stock.
   *
   * @param field the id of the field
   * @return what changed
   */
  public Changes unlock(String field) {
    return change(Map.of("do", "unlock", "field", field));
  }

  /**
   * Không phát sinh trong kỳ: fills the empty flows of a section with zeros.
   *
   * @param section the id of the section
   * @return what changed
   */
  public Changes nothing(String section) {
    return change(Map.of("do", "nothing", "section", section));
  }

  /**
   * Bỏ các số 0 đã điền: removes these zeros again.
   *
   * @param section the id of the section
   * @return what changed
   */
  public Changes undoNothing(String section) {
    return change(Map.of("do", "undo_nothing", "section", section));
  }

  /**
   * Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks.
   *
   * @return what changed
   */
  public Changes prefill() {
    return change(Map.of("do", "prefill"));
  }

  /**
   * Ngày đánh giá: judges the report as of another day.
   *
   * @param day the day
   * @return what changed
   */
  public Changes asOf(LocalDate day) {
    return change(Map.of("do", "as_of", "day", day.toString()));
  }

  /**
   * Giải trình: explains a warning or notice.
   *
   * @param finding the number of the finding
   * @param reason lý do: why the figures are right
   * @param on ngày giải trình: the day, as it is typed; empty where it is not told
   * @return what changed
   */
  public Changes acknowledge(int finding, String reason, String on) {
    return change(Map.of("do", "acknowledge", "finding", finding, "reason", reason, "on", on));
  }

  /**
   * Rút giải trình: withdraws an explanation.
   *
   * @param finding the number of the finding
   * @return what changed
   */
  public Changes withdraw(int finding) {
    return change(Map.of("do", "withdraw", "finding", finding));
  }

  /**
   * Gửi: gives the report in its canonical form, or tells that something blocks it, which {@link #summary} names.
   *
   * @return whether it can be sent, with the report
   */
  public Submission submit() {
    byte[] answer = perform(Map.of("do", "submit"));
    Submitted submitted = Json.read(answer, Submitted.class);
    return new Submission(submitted.canSubmit(), Json.member(answer, "report"), submitted.changes());
  }

  private record Submitted(boolean canSubmit, Changes changes) {}

  /**
   * Lưu nháp: gives the draft, with every text as it was typed.
   *
   * @return {@code kh302.draft/1}
   */
  public String snapshot() {
    return text(perform(Map.of("do", "snapshot")));
  }

  /**
   * Mở nháp: restores a draft.
   *
   * @param draft what {@link #snapshot} gave
   * @return what became of it
   */
  public Restored restore(String draft) {
    // Puts the draft in as it is written.
    return Json.read(act(Kh302.utf8("{\"do\":\"restore\",\"draft\":" + draft + "}")), RestoredDraft.class).restored();
  }

  private record RestoredDraft(Restored restored) {}

  /**
   * Các phát hiện: gives every finding, in the order of the form.
   *
   * @param language the language of the sentences
   * @return the findings
   */
  public List<FormFinding> findings(Language language) {
    return List.of(Json.read(read("findings", language), FormFinding[].class));
  }

  /**
   * Danh sách lỗi: gives the findings that block sending and are to be shown.
   *
   * @param language the language of the sentences
   * @return the findings
   */
  public List<FormFinding> summary(Language language) {
    return List.of(Json.read(read("summary", language), FormFinding[].class));
  }

  /**
   * Kết quả đánh giá: gives the assessment of the report as it is now.
   *
   * @param language the language of the sentences
   * @return {@code kh302.assessment/1}; {@link Assessment#of} reads it
   */
  public String assessment(Language language) {
    return text(read("assessment", language));
  }

  /**
   * Báo cáo: gives the report as it is now, whether it can be sent or not.
   *
   * @return {@code kh302.report/1}
   */
  public String report() {
    return text(read("report", Language.VI));
  }

  /**
   * Trạng thái ô: gives the state of a field with its text as it was typed.
   *
   * @param field the id of the field
   * @return its state
   */
  public FieldState state(String field) {
    return Json.read(perform(Map.of("do", "state", "field", field)), FieldState.class);
  }

  /**
   * Tiến độ: tells how many of the required fields of a section have a value.
   *
   * @param section the id of the section
   * @return how many, and of how many
   */
  public Progress progress(String section) {
    return Json.read(perform(Map.of("do", "progress", "section", section)), Progress.class);
  }

  /** Đóng biểu nhập: closes the form. Closing it again does nothing. */
  @Override
  public synchronized void close() {
    Engine used = engine;
    engine = null;
    if (used != null) {
      Pool.use(
          used,
          with -> {
            with.close(number);
            return null;
          });
      pool.give(used);
    }
  }

  private Changes change(Map<String, Object> action) {
    return Json.read(perform(action), Changes.class);
  }

  private byte[] read(String what, Language language) {
    return perform(Map.of("do", "read", "what", what, "locale", language.id()));
  }

  private byte[] perform(Map<String, Object> action) {
    return act(Kh302.utf8(Json.write(action)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Các thay đổi: what an action changed.
   *
   * @param found phát hiện mới: the findings that are new, or have changed
   * @param gone phát hiện đã hết: the numbers of the findings that are gone
   * @param fields các ô đã đổi: the ids of the fields whose text or state changed
   * @param level whether the level changed
   * @param targets the numbers of the targets whose status changed
   */
  public record Changes(List<Found> found, List<Integer> gone, List<String> fields, boolean level, List<Integer> targets) {}

  /**
   * Phát hiện mới: a finding that is new, or has changed.
   *
   * @param finding its number, the same as long as the form is open
   * @param severity mức độ: how serious it is
   * @param acknowledged đã được giải trình: whether the report explains it
   */
  public record Found(int finding, Severity severity, boolean acknowledged) {}

  /**
   * Kết quả gửi: what became of sending.
   *
   * @param canSubmit có gửi được không: whether nothing blocks it
   * @param report báo cáo: {@code kh302.report/1} byte for byte in its canonical form; null where something blocks it
   * @param changes what changed
   */
  public record Submission(boolean canSubmit, String report, Changes changes) {}

  /**
   * Kết quả mở nháp: what became of a draft.
   *
   * @param sameRules cùng bộ quy tắc: whether the same rules judged the draft when it was saved
   * @param differences những điểm được xét khác: the findings that are new or gone; empty under the same rules
   */
  public record Restored(boolean sameRules, List<Difference> differences) {}

  /**
   * Một điểm được xét khác: a finding that only the present rules or only the earlier rules give.
   *
   * @param code mã quy tắc: the code of the check
   * @param at vị trí: the id of a figure, or a JSON pointer
   * @param found true where the finding is new, false where it is gone
   */
  public record Difference(String code, String at, boolean found) {}

  /**
   * Phát hiện để hiển thị trên biểu: a finding with what a form needs to show it.
   *
   * @param id số của phát hiện: its number, the same as long as the form is open
   * @param field ô nhập: the place of the field in the form, from 0; null where the finding is about something else
   * @param label tên ô nhập: the whole label of that field; null where there is none
   * @param shows hiển thị ngay: whether it is to be shown now
   * @param finding the finding itself
   */
  public record FormFinding(int id, Integer field, String label, boolean shows, Finding finding) {}

  /**
   * Trạng thái ô: the state of a field.
   *
   * @param raw nội dung đã nhập: the text as it was typed
   * @param value giá trị: the number that was typed, or a flag as 0 or 1; null where it is missing or cannot be read
   * @param proposed giá trị đề xuất: the number that follows from the other figures while nothing is typed; null where none does
   * @param required bắt buộc: whether the report requires the field
   * @param visible hiển thị: whether the field belongs to a report of this period
   * @param locked khóa: whether the field is shown and cannot be typed in
   * @param computed tính được: whether the value follows from other figures
   * @param filled đã điền 0: whether {@link Form#nothing} filled the field
   * @param errors số lỗi: how many errors are shown at the field
   * @param others số cảnh báo: how many warnings and notices without an explanation are shown at the field
   * @param shows hiển thị phát hiện: whether the findings of the field are to be shown
   */
  public record FieldState(
      String raw,
      Long value,
      Long proposed,
      boolean required,
      boolean visible,
      boolean locked,
      boolean computed,
      boolean filled,
      int errors,
      int others,
      boolean shows) {}

  /**
   * Tiến độ: how far a section is filled in.
   *
   * @param filled how many required fields have a value
   * @param of how many there are
   */
  public record Progress(int filled, int of) {}
}
