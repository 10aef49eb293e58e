/** Danh sách lỗi: what is to be fixed before sending, above the form, each line a way to its field. */
import type { Told } from "../form.js";
import type { Form } from "../generated/documents.js";
import { focused, h } from "./dom.js";
import type { Words } from "./words.js";

export class Summary {
  readonly root = h("section", { class: "summary", part: "summary", "aria-labelledby": "summary-title", tabindex: -1, hidden: true });

  constructor(
    readonly description: Form,
    readonly words: Words,
    readonly heading: (text: string, id: string) => HTMLElement,
    readonly go: (told: Told) => void,
  ) {}

  update(problems: readonly Told[]): void {
    const { words } = this;
    this.root.hidden = problems.length === 0;
    if (problems.length === 0) {
      this.root.replaceChildren();
      return;
    }
    const line = (told: Told): HTMLElement => {
      const follow = (event: Event): void => {
        event.preventDefault();
        this.go(told);
      };
      return h(
        "li",
        {},
        h(
          "a",
          { href: `#${told.field === null ? `general-${told.id}` : `f${told.field}`}`, part: "link", click: follow },
          told.finding.message,
        ),
      );
    };
    // A report that was hardly begun lacks sixty figures: by section they can be taken in.
    const groups = [{ title: { vi: "", en: "" }, fields: [] }, ...this.description.sections].flatMap(({ title, fields }) => {
      const within = problems.filter(({ field }) => (field === null ? fields.length === 0 : fields.some(({ index }) => index === field)));
      if (within.length === 0) return [];
      return [...(words.of(title) ? [h("p", {}, words.of(title))] : []), h("ul", {}, ...within.map(line))];
    });
    const inside = focused(this.root);
    this.root.replaceChildren(this.heading(words.say("problems", { number: problems.length }), "summary-title"), ...groups);
    if (inside) this.root.focus();
  }

  /** Brings it before the reader. */
  show(): void {
    this.root.focus({ preventScroll: true });
    this.root.scrollIntoView();
  }
}
