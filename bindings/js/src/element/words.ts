/** Lời trên biểu: the texts of the form, from its description and from the list here for those that only a drawn form needs. */
import type { Locale } from "../form.js";
import type { Basis, Form } from "../generated/documents.js";

type Both = { readonly vi: string; readonly en: string };

const OWN = {
  form: ["Biểu báo cáo", "Report form"],
  error: ["Lỗi", "Error"],
  optional: ["không bắt buộc", "optional"],
  choose: ["Chọn cấp độ", "Choose a level"],
  parts: ["Các phần của biểu", "Parts of the form"],
  span: ["Kỳ {id}, số liệu từ {from} đến hết {to}", "Period {id}, figures from {from} to {to}"],
  area: ["Mã đơn vị hành chính {area}", "Administrative code {area}"],
  possible: ["Từ “{best}” đến “{worst}”, tùy các số còn lại", "From “{best}” to “{worst}”, depending on the figures to come"],
  fill: ["Điền tiếp: {label}", "Next to fill: {label}"],
  preview: ["Xem trước: cấp độ và mục tiêu được xét ở kỳ năm", "Preview: level and targets are decided by the figures of the year"],
  cancel: ["Thôi", "Cancel"],
  reason_needed: ["Cần ghi lý do giải trình", "A reason is needed"],
  left: ["Còn {number} ký tự", "{number} characters left"],
  over: ["Dài hơn {number} ký tự", "{number} characters too long"],
  repair: ["Sửa thành {value}", "Change to {value}"],
  download: ["Tải nháp về tệp", "Save draft to a file"],
  upload: ["Mở tệp nháp", "Open a draft file"],
  print: ["In biểu", "Print"],
  restored: ["Đã lấy lại nháp lưu lúc {time}.", "The draft saved at {time} was restored."],
  opened: ["Đã mở nháp từ tệp.", "The draft was opened from the file."],
  discard: ["Bỏ nháp này", "Discard this draft"],
  discarded: ["Đã bỏ nháp.", "The draft was discarded."],
  take_back: ["Lấy lại nháp", "Take the draft back"],
  not_kept: [
    "Trình duyệt không cho lưu nháp trên máy này. Số liệu chỉ còn đến khi đóng trang: đề nghị tải nháp về tệp.",
    "The browser cannot keep drafts on this device. The figures are kept only until the page is closed: please save the draft to a file.",
  ],
  judged_now: ["Nay cần xem: {what}", "Please look at: {what}"],
  judged_no_more: ["Nay không còn: {what}", "No longer: {what}"],
  nothing_taken: ["Không có số kỳ trước nào để lấy vào ô còn trống.", "The previous period has no figure for any empty field."],
  taken: ["Đã lấy {number} số kỳ trước.", "{number} figures were copied from the previous period."],
  sent: ["Số liệu đã đủ và hợp lệ; báo cáo đã được chuyển đi.", "The figures are complete and in order; the report was passed on."],
  check_again: ["Có {number} chỗ cần kiểm tra lại", "{number} things to check again"],
  prepared_by: ["Người lập báo cáo", "Prepared by"],
  head: ["Thủ trưởng đơn vị", "Head of the unit"],
  signs: ["(ký, ghi rõ họ tên)", "(signature and name)"],
  new_window: ["(mở trong cửa sổ mới)", "(opens in a new window)"],
} as const;

export class Words {
  readonly #words: Map<string, Both>;
  readonly #instruments: Map<string, Both>;
  readonly #units: Map<string, Both>;

  constructor(
    description: Form | undefined,
    readonly locale: Locale,
  ) {
    const map = (all: readonly { id: string; name: Both }[] = []): Map<string, Both> => new Map(all.map(({ id, name }) => [id, name]));
    this.#words = map(description && [...description.words, ...description.levels, ...description.statuses, ...description.severities]);
    this.#instruments = map(description?.instruments);
    this.#units = map(description?.units);
  }

  /** Returns a text by its id, with its values put in. */
  say(id: string, values: Record<string, string | number> = {}): string {
    const own = OWN[id as keyof typeof OWN];
    const both: Both = own ? { vi: own[0], en: own[1] } : (this.#words.get(id) ?? { vi: id, en: id });
    return both[this.locale].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** Returns a bilingual text in the language of the form. */
  of(both: Both): string {
    return both[this.locale];
  }

  unit(id: string): string {
    return this.of(this.#units.get(id) ?? { vi: id, en: id });
  }

  /** Returns a citation, such as "điểm a khoản 3 Điều 4 Quyết định số 28/2025/QĐ-TTg". */
  cite({ instrument, article, clause, point }: Basis): string {
    const place =
      this.locale === "vi" ? [point, clause, article].filter(Boolean).join(" ") : [article, clause, point].filter(Boolean).join(", ");
    const name = this.of(this.#instruments.get(instrument) ?? { vi: instrument, en: instrument });
    return [place, name].filter(Boolean).join(this.locale === "vi" ? " " : ", ");
  }

  /** Returns a number with separated thousands, such as 55.305 or 55,305. */
  number(value: number): string {
    return String(value).replace(/\B(?=(\d{3})+$)/g, this.locale === "vi" ? "." : ",");
  }

  /** Returns a day as the language writes it, such as 15/12/2025 or 2025-12-15. */
  day(iso: string): string {
    return this.locale === "vi" ? iso.split("-").reverse().join("/") : iso;
  }

  time(at: number): string {
    return new Date(at).toLocaleString(this.locale === "vi" ? "vi-VN" : "en-GB", { dateStyle: "short", timeStyle: "short" });
  }
}
