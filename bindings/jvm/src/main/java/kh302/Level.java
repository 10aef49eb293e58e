package kh302;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Cấp độ của địa bàn: the level of an area, from the best to the worst. */
public enum Level {
  /** Không ma túy: drug-free. */
  @JsonProperty("drug_free")
  DRUG_FREE,
  /** Có tệ nạn ma túy, không thuộc loại trọng điểm: affected, but not a key area. */
  @JsonProperty("affected")
  AFFECTED,
  /** Trọng điểm phức tạp loại III: a key area of type III. */
  @JsonProperty("type_iii")
  TYPE_III,
  /** Trọng điểm phức tạp loại II: a key area of type II. */
  @JsonProperty("type_ii")
  TYPE_II,
  /** Trọng điểm phức tạp loại I: a key area of type I. */
  @JsonProperty("type_i")
  TYPE_I,
  /** Chưa xác định được: figures are missing that the level depends on. */
  @JsonProperty("undetermined")
  UNDETERMINED
}
