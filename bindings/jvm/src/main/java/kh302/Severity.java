package kh302;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Mức độ của phát hiện: how serious a finding is. */
public enum Severity {
  /** Lỗi: the report is wrong. */
  @JsonProperty("error")
  ERROR,
  /** Cảnh báo: the report is probably wrong, or must be explained. */
  @JsonProperty("warning")
  WARNING,
  /** Lưu ý: something to be looked at. */
  @JsonProperty("notice")
  NOTICE
}
