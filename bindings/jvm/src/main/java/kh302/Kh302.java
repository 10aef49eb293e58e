package kh302;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Thư viện kh302: checks reports of communes on the drug situation, classes areas by the decrees in force, and measures the targets of
 * plans. JSON in, JSON out; every document has a schema in {@code core/generated/schema} of the project.
 *
 * <p>All threads may use one object at the same time; a program needs no second one. Its memory is that of a few instances of the module,
 * and goes with the object.
 *
 * <p>Every call throws {@link Kh302Exception} where the answer is an error document, and {@link java.util.concurrent.CancellationException}
 * where its thread is interrupted.
 */
public final class Kh302 {
  private final Pool pool;

  /** Starts the library with the rules that were built into it. */
  public Kh302() {
    pool = new Pool(Engine.compiled());
  }

  /**
   * Starts the library with the rules of another build of its module, {@code kh302.wasm}, such as one with a later decree. The module is
   * interpreted, which takes longer than the one that was compiled into the library.
   *
   * @param module the file
   * @throws IllegalArgumentException where the module has another version of the C interface
   */
  public Kh302(Path module) {
    pool = new Pool(Engine.interpreted(module));
  }

  /**
   * Phiên bản thư viện: the version of the rules and of the module that has them.
   *
   * @return such as {@code 0.1.0}
   */
  public String version() {
    return pool.call(Engine::version);
  }

  /**
   * Gọi theo tên: makes any call.
   *
   * @param name such as {@code assess}
   * @param document JSON in UTF-8
   * @return the answer, JSON in UTF-8
   */
  public byte[] call(String name, byte[] document) {
    if (name.indexOf(0) >= 0) {
      throw new IllegalArgumentException("no call has a zero in its name");
    }
    byte[] text = utf8(name);
    byte[] op = Arrays.copyOf(text, text.length + 1);
    return pool.call(engine -> engine.call(op, document));
  }

  /**
   * Gọi theo tên: makes any call.
   *
   * @param name such as {@code assess}
   * @param document JSON
   * @return the answer, JSON
   */
  public String call(String name, String document) {
    return new String(call(name, utf8(document)), StandardCharsets.UTF_8);
  }

  /**
   * Đánh giá: assesses a report or totals.
   *
   * @param report {@code kh302.report/1}, {@code kh302.totals/1}, or {@code kh302.request/1} around one
   * @return {@code kh302.assessment/1}; {@link Assessment#of} reads it
   */
  public String assess(String report) {
    return call("assess", report);
  }

  /**
   * Kết luận: judges a report or totals without sentences, in a small part of the time.
   *
   * @param report {@code kh302.report/1}, {@code kh302.totals/1}, or {@code kh302.request/1} around one
   * @return {@code kh302.verdict/1}; {@link Documents.VerdictDocument} is its record
   */
  public String judge(String report) {
    return call("judge", report);
  }

  /**
   * Tổng hợp: rolls up the reports of the communes of an area.
   *
   * @param question {@code kh302.rollup/1}, with the reports inside or each on a line of its own behind it
   * @return {@code kh302.rollup/1}, with the totals inside
   */
  public String rollup(String question) {
    return call("rollup", question);
  }

  /**
   * So sánh: compares the level under two sets of criteria.
   *
   * @param question {@code kh302.compare/1}
   * @return {@code kh302.comparison/1}
   */
  public String compare(String question) {
    return call("compare", question);
  }

  /**
   * Công bố: prepares what the public may see of an area.
   *
   * @param question {@code kh302.publish/1}
   * @return {@code kh302.publish/1}, without figures that could point at a person
   */
  public String publish(String question) {
    return call("publish", question);
  }

  /**
   * Đính chính: finds the reports that a correction affects.
   *
   * @param question {@code kh302.corrections/1}
   * @return {@code kh302.corrections/1}
   */
  public String corrections(String question) {
    return call("corrections", question);
  }

  /**
   * Giai đoạn: reports on a phase of a plan.
   *
   * @param question {@code kh302.phase/1}
   * @return {@code kh302.phase/1}
   */
  public String phase(String question) {
    return call("phase", question);
  }

  /**
   * Kỳ báo cáo: describes a period, with its days, its neighbours and its deadlines.
   *
   * @param question {@code kh302.periods/1}
   * @return {@code kh302.periods/1}
   */
  public String periods(String question) {
    return call("periods", question);
  }

  /**
   * Đơn vị hành chính: looks up administrative units on a day.
   *
   * @param question {@code kh302.areas/1}
   * @return {@code kh302.areas/1}
   */
  public String areas(String question) {
    return call("areas", question);
  }

  /**
   * Giải thích: explains a rule with the figures of a report.
   *
   * @param question {@code kh302.explain/1}
   * @return {@code kh302.explain/1}
   */
  public String explain(String question) {
    return call("explain", question);
  }

  /**
   * Gộp kỳ: combines the reports of shorter periods into one for a longer period.
   *
   * @param question {@code kh302.combine/1}
   * @return {@code kh302.combine/1}, with the report inside
   */
  public String combine(String question) {
    return call("combine", question);
  }

  /**
   * Biểu nhập: describes the form for the period of a report, for programs that draw it. {@link #open} fills one in.
   *
   * @param report {@code kh302.report/1} or {@code kh302.request/1}
   * @return {@code kh302.form/1}
   */
  public String form(String report) {
    return call("form", report);
  }

  /**
   * Mở biểu nhập: opens a form on a report, which answers every change.
   *
   * @param report {@code kh302.report/1} or {@code kh302.request/1}
   * @return the form, which its user closes
   */
  public Form open(String report) {
    return Form.open(pool, utf8(report));
  }

  /** Returns the bytes of a text. */
  static byte[] utf8(String text) {
    try {
      // Refuses half of a pair of surrogates, which `getBytes` would change into a question mark without a word.
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException error) {
      throw new IllegalArgumentException("the text has half of a pair of surrogates", error);
    }
  }
}
