package kh302;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/**
 * Tài liệu lỗi: the error document ({@code kh302.error/1}) that is the answer to what cannot be read or done. The message is for people, in
 * the language of the question, or in Vietnamese and English where no language is known.
 */
public final class Kh302Exception extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String INTERNAL = "internal";
  private static final int INTERNAL_SERVER_ERROR = 500;

  /** What a failure of the module itself is called, in the words of the C interface. */
  private static final String FAILED =
      "Thư viện gặp lỗi bên trong; xin báo cho người phát triển. · The library failed inside; please tell its developers.";

  /** The code of the error. */
  private final String code;

  /** The place in the document. */
  private final String at;

  /** The status with which a service passes the error on. */
  private final int httpStatus;

  /** The error document as it was given. */
  private final String document;

  private Kh302Exception(String code, String message, String at, int httpStatus, String document, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.at = at;
    this.httpStatus = httpStatus;
    this.document = document;
  }

  static Kh302Exception of(byte[] document, ToIntFunction<String> httpStatus) {
    ErrorDocument.Fault fault = Json.read(document, ErrorDocument.class).error();
    int status = httpStatus.applyAsInt(fault.code());
    return new Kh302Exception(fault.code(), fault.message(), fault.at(), status, new String(document, StandardCharsets.UTF_8), null);
  }

  static Kh302Exception internal(Throwable cause) {
    ErrorDocument document = new ErrorDocument("kh302.error/1", new ErrorDocument.Fault(INTERNAL, FAILED, ""));
    return new Kh302Exception(INTERNAL, FAILED, "", INTERNAL_SERVER_ERROR, Json.write(document), cause);
  }

  record ErrorDocument(String schema, Fault error) {
    record Fault(String code, String message, String at) {}
  }

  boolean isInternal() {
    return code.equals(INTERNAL);
  }

  /**
   * Mã lỗi: the kind of error.
   *
   * @return such as {@code not_json}, {@code unknown_schema} or {@code missing_member}
   */
  public String code() {
    return code;
  }

  /**
   * Vị trí của lỗi: where the document is wrong.
   *
   * @return a JSON pointer into the document; empty for the whole document
   */
  public String at() {
    return at;
  }

  /**
   * Mã HTTP: the status with which a service passes the error on.
   *
   * @return such as 422
   */
  public int httpStatus() {
    return httpStatus;
  }

  /**
   * Tài liệu lỗi nguyên văn: the error document as the library wrote it, which a service can send on.
   *
   * @return JSON
   */
  public String document() {
    return document;
  }
}
