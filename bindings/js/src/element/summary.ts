/** Danh sách lỗi: the list above the form of what must be fixed before sending; each line links to its field. */
import type { FindingView } from "../form.js";
import { focused, h } from "./dom.js";
import type { LayoutSection } from "./layout.js";
import type { Words } from "./words.js";

export class Summary {
  readonly root = h("section", { class: "summary", part: "summary", "aria-labelledby": "summary-title", tabindex: -1, hidden: true });

  constructor(
    readonly sections: readonly LayoutSection[],
    readonly words: Words,
    readonly heading: (text: string, id: string) => HTMLElement,
    readonly go: (view: FindingView) => void,
  ) {}

  update(problems: readonly FindingView[]): void {
    const { words } = this;
    this.root.hidden = problems.length === 0;
    if (problems.length === 0) {
      this.root.replaceChildren();
      return;
    }
    const line = (view: FindingView): HTMLElement => {
      const follow = (event: Event): void => {
        event.preventDefault();
        this.go(view);
      };
      return h(
        "li",
        {},
        h(
          "a",
          { href: `#${view.field === null ? `general-${view.id}` : `f${view.field}`}`, part: "link", click: follow },
          view.finding.message,
        ),
      );
    };
    // Groups the lines by section, because a report that was hardly begun lacks sixty figures.
    const groups = [{ title: "", fields: [] }, ...this.sections].flatMap(({ title, fields }) => {
      const within = problems.filter(({ field }) => (field === null ? fields.length === 0 : fields.some(({ index }) => index === field)));
      if (within.length === 0) return [];
      return [title && h("p", {}, title), h("ul", {}, ...within.map(line))].filter(Boolean) as Node[];
    });
    const inside = focused(this.root);
    this.root.replaceChildren(this.heading(words.say("problems", { number: problems.length }), "summary-title"), ...groups);
    if (inside) this.root.focus();
  }

  /** Scrolls to the list and moves the focus there. */
  show(): void {
    this.root.focus({ preventScroll: true });
    this.root.scrollIntoView();
  }
}
