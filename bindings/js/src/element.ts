/** Biểu nhập có giao diện: `<kh302-form>`, the form as a web component, for a page that does not draw it itself. */
export { defineForm } from "./element/form.js";
export type { FormElement, DraftDetail } from "./element/form.js";
