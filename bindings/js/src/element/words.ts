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
  span: ["Kỳ {id}, số liệu tính từ ngày {from} đến hết ngày {to}", "Period {id}, figures from {from} to {to}"],
  area: ["Mã đơn vị hành chính {area}", "Administrative code {area}"],
  possible: ["Từ “{best}” đến “{worst}”, tùy các chỉ tiêu còn lại", "From “{best}” to “{worst}”, depending on the figures to come"],
  fill: ["Nhập tiếp: {label}", "Next to fill: {label}"],
  preview: [
    "Tạm tính: cấp độ và mục tiêu được xét theo số liệu cả năm",
    "Preview: level and targets are decided by the figures of the year",
  ],
  cancel: ["Hủy", "Cancel"],
  reason_needed: ["Cần ghi lý do giải trình", "A reason is needed"],
  left: ["Còn {number} ký tự", "{number} characters left"],
  over: ["Dài hơn {number} ký tự", "{number} characters too long"],
  repair: ["Sửa thành {value}", "Change to {value}"],
  empty: ["để trống", "empty"],
  download: ["Tải bản nháp về máy", "Save draft to a file"],
  upload: ["Mở bản nháp từ tệp", "Open a draft file"],
  print: ["In biểu", "Print"],
  restored: ["Đã khôi phục bản nháp lưu lúc {time}.", "The draft saved at {time} was restored."],
  opened: ["Đã mở bản nháp từ tệp.", "The draft was opened from the file."],
  not_opened: [
    "Chưa mở được bản nháp lưu lúc {time}; bản nháp đó vẫn còn.",
    "The draft saved at {time} could not be opened; it is still there.",
  ],
  followed: [
    "{label}: kỳ trước nay là {number}, bản nháp ghi {before}; đã lấy số mới.",
    "{label}: the previous period now says {number}, the draft said {before}; the new number was taken.",
  ],
  discard: ["Bỏ bản nháp này", "Discard this draft"],
  discarded: ["Đã bỏ bản nháp.", "The draft was discarded."],
  take_back: ["Khôi phục bản nháp", "Take the draft back"],
  not_kept: [
    "Trình duyệt không cho lưu nháp trên máy này. Số liệu chỉ còn đến khi đóng trang: đề nghị tải bản nháp về máy.",
    "The browser cannot keep drafts on this device. The figures are kept only until the page is closed: please save the draft to a file.",
  ],
  elsewhere: [
    "Báo cáo này cũng đang mở ở một cửa sổ khác. Biểu này theo bản nháp của cửa sổ đó cho đến khi nhập ở đây.",
    "This report is also open in another window. This form follows the draft of that window until you type here.",
  ],
  take_over: ["Nhập tiếp ở đây", "Continue here"],
  clashes: [
    "Cửa sổ khác đã ghi khác ở các ô sau; biểu này giữ nội dung nhập ở đây:",
    "Another window has something else in these fields; this form keeps what was typed here:",
  ],
  clash: ["{label}: cửa sổ kia ghi “{text}”", "{label}: the other window says “{text}”"],
  judged_now: ["Cần xem lại: {what}", "Please look at: {what}"],
  judged_no_more: ["Không còn: {what}", "No longer: {what}"],
  nothing_taken: ["Kỳ trước không có chỉ tiêu nào cho các ô còn trống.", "The previous period has no figure for any empty field."],
  taken: ["Đã lấy {number} chỉ tiêu từ kỳ trước.", "{number} figures were copied from the previous period."],
  sending: ["Đang gửi báo cáo…", "The report is being sent…"],
  sent: ["Số liệu đã đủ và hợp lệ; báo cáo đã được gửi.", "The figures are complete and in order; the report was sent."],
  handed_over: [
    "Số liệu đã đủ và hợp lệ. Trang này chưa cho biết báo cáo đã đến nơi nhận hay chưa.",
    "The figures are complete and in order. This page has not said yet whether the report has arrived.",
  ],
  not_sent: ["Chưa gửi được báo cáo.", "The report could not be sent."],
  refused_by_server: [
    "Chưa gửi được báo cáo: nơi nhận trả lời mã {number}.",
    "The report could not be sent: the server answered {number}.",
  ],
  send_again: [
    "Bản nháp vẫn còn trên máy này. Đề nghị kiểm tra kết nối mạng rồi gửi lại; nếu vẫn chưa được, liên hệ bộ phận hỗ trợ của trang.",
    "The draft is still on this device. Please check the connection and send again; if that does not help, ask the support of this page.",
  ],
  send_again_not_kept: [
    "Máy này không lưu được nháp: đề nghị tải bản nháp về máy, kiểm tra kết nối mạng rồi gửi lại.",
    "This device keeps no draft: please save the draft to a file, check the connection and send again.",
  ],
  not_complete: ["Báo cáo còn lỗi phải sửa trước khi gửi", "The report has errors to fix before it can be sent"],
  not_started: [
    "Chưa mở được biểu: đề nghị kiểm tra kết nối mạng rồi tải lại trang.",
    "The form could not be opened: please check the connection and load the page again.",
  ],
  try_again: ["Thử lại", "Try again"],
  bad_attribute: [
    "Chưa mở được biểu: thuộc tính request của trang cần là tài liệu JSON, đang là “{value}”.",
    "The form could not be opened: the attribute request of the page should be a JSON document, not “{value}”.",
  ],
  check_again: ["Có {number} nội dung cần kiểm tra lại", "{number} things to check again"],
  prepared_by: ["Người lập biểu", "Prepared by"],
  prepared_by_signs: ["(Ký, ghi rõ họ tên)", "(signature and name)"],
  head: ["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "On behalf of the People's Committee\nChair"],
  head_signs: ["(Ký, ghi rõ họ tên, đóng dấu)", "(signature, name and seal)"],
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
