package kh302;

/** Ngôn ngữ: the language of sentences. */
public enum Language {
  /** Tiếng Việt: Vietnamese. */
  VI("vi"),
  /** Tiếng Anh: English. */
  EN("en");

  private final String id;

  Language(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
