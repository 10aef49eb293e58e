/** Bên cạnh biểu: the level with the articles that decide it, the ten targets, and the sections of the form with their progress. */
import type { Assessment, CommuneClassification } from "../generated/documents.js";
import { h, setAttribute, setText } from "./dom.js";
import type { LayoutSection } from "./layout.js";
import type { Words } from "./words.js";

export class Live {
  readonly root: HTMLElement;
  readonly #name = h("p", { class: "level-name", part: "level-name" });
  readonly #about = h("p", { class: "about" });
  readonly #fill = h("a", { href: "#", part: "link" });
  readonly #why = h("ul", { class: "why" });
  readonly #preview = h("p", { class: "about" });
  readonly #targets = h("ol", { class: "targets" });
  /** Says that level and targets follow, until there is an assessment. */
  readonly #coming: readonly HTMLElement[];
  readonly #parts = new Map<string, HTMLElement>();
  #next: string | undefined;

  constructor(
    readonly sections: readonly LayoutSection[],
    readonly words: Words,
    heading: (text: string, id: string) => HTMLElement,
    go: { field(id: string): void; section(id: string): void },
  ) {
    const follow = (to: () => void) => (event: Event) => {
      event.preventDefault();
      to();
    };
    this.#fill.addEventListener(
      "click",
      follow(() => this.#next && go.field(this.#next)),
    );
    const part = (section: LayoutSection): HTMLElement => {
      const count = h("span", { class: "tally" });
      this.#parts.set(section.id, count);
      const link = h("a", { href: `#s-${section.id}`, part: "link", click: follow(() => go.section(section.id)) }, section.title);
      return h("li", {}, link, " ", count);
    };
    const block = (id: string, title: string, ...children: HTMLElement[]): HTMLElement =>
      h("section", { class: "block", part: id, "aria-labelledby": `live-${id}` }, heading(title, `live-${id}`), ...children);
    this.#coming = [0, 1].map(() => h("p", { class: "about coming" }, words.say("coming")));
    const [level, targets] = this.#coming as [HTMLElement, HTMLElement];
    this.#name.hidden = true;
    this.root = h(
      "div",
      { class: "live" },
      block(
        "level",
        words.say("level"),
        level,
        this.#name,
        this.#about,
        h("p", { class: "fill", hidden: true }, this.#fill),
        this.#why,
        this.#preview,
      ),
      block("targets", words.say("targets"), targets, this.#targets),
      h(
        "nav",
        { class: "block parts", part: "parts", "aria-labelledby": "live-parts" },
        heading(words.say("parts"), "live-parts"),
        h("ol", {}, ...sections.map(part)),
      ),
    );
  }

  /** Shows how much of a section is filled. */
  progress(section: string, text: string, full: boolean): void {
    const count = this.#parts.get(section);
    if (!count) return;
    setText(count, text);
    setAttribute(count, "data-full", full);
  }

  /** Shows an assessment, and returns the level in words. */
  judge(assessment: Assessment): string {
    const { words } = this;
    for (const note of this.#coming) note.remove();
    this.#name.hidden = false;
    const of = assessment.classification as CommuneClassification | null;
    const level = of?.level ?? "undetermined";
    setText(this.#name, words.say(level));
    setAttribute(this.#name, "data-level", level);
    const { best, worst, fill } = of?.possible ?? { best: null, worst: null, fill: [] };
    setText(this.#about, best && worst ? words.say("possible", { best: words.say(best), worst: words.say(worst) }) : "");
    this.#next = fill[0];
    const next = this.sections.flatMap(({ fields }) => fields).find(({ id }) => id === this.#next);
    setText(this.#fill, next ? words.say("fill", { label: next.name ?? next.label }) : "");
    (this.#fill.parentElement as HTMLElement).hidden = !next;
    setText(this.#preview, of?.preview ? words.say("preview") : "");

    const decided = of?.criteria_results.filter(({ id }) => of.decided_by.includes(id)) ?? [];
    this.#why.replaceChildren(
      ...decided.map(({ text, basis: [basis] }) => {
        const cited = words.cite(basis);
        const link = basis.url
          ? h(
              "a",
              { href: basis.url, target: "_blank", rel: "noopener", part: "link" },
              cited,
              h("span", { class: "unseen" }, ` ${words.say("new_window")}`),
            )
          : cited;
        return h("li", {}, link, h("span", { class: "numbers" }, text));
      }),
    );
    this.#targets.replaceChildren(
      ...assessment.targets.map(({ title, status, measures }) => {
        const listed = measures.filter((one) => one.role !== "breakdown" && (one.status === "not_met" || one.status === "tracked"));
        const badge = h("span", { class: "status", "data-status": status }, words.say(status));
        return h(
          "li",
          {},
          h("div", { class: "target" }, h("span", {}, title), badge),
          ...listed.map((one) => h("p", { class: "measure" }, `${one.title}: ${one.text}`)),
        );
      }),
    );
    return words.say(level);
  }
}
