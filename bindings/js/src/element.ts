/** Biểu nhập có giao diện: `<kh302-form>`, the form as a web component, for a page that does not draw it itself. */
export type { DraftDetail, FormElement, ReportSubmitEvent } from "./element/form.js";
export { defineForm } from "./element/form.js";
