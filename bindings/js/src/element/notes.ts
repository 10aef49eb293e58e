/** Lời báo: the findings below a field, with buttons for what can be done about them. */
import type { FindingView } from "../form.js";
import { button, focused, h, setAttribute, setText } from "./dom.js";
import type { Words } from "./words.js";

/** The actions on a finding. */
export interface Answers {
  /** Puts in the value that was probably meant. */
  repair(view: FindingView, text: string): void;
  acknowledge(view: FindingView, reason: string): void;
  withdraw(view: FindingView): void;
  /** Returns the reason that explains the finding. */
  reason(view: FindingView): string;
  /** Returns the reason that is being typed and is not given yet. */
  unfinished(view: FindingView): string | undefined;
  /** Notes the reason that is being typed; undefined where it was given up. */
  write(view: FindingView, reason: string | undefined): void;
}

/** A list of findings. A finding that stays keeps its elements, so that a reason being typed and the focus stay too. */
export class Notes {
  readonly root: HTMLElement = h("div", { class: "notes" });
  readonly #notes = new Map<number, Note>();

  constructor(
    readonly id: string,
    readonly words: Words,
    readonly answers: Answers,
  ) {}

  update(all: readonly FindingView[]): void {
    const now = new Set(all.map((view) => view.id));
    for (const [id, note] of this.#notes) {
      if (now.has(id)) continue;
      note.root.remove();
      this.#notes.delete(id);
    }
    all.forEach((view, place) => {
      let note = this.#notes.get(view.id);
      if (!note) {
        note = new Note(`${this.id}-${view.id}`, this.words, this.answers);
        this.#notes.set(view.id, note);
      }
      note.update(view);
      if (this.root.children[place] !== note.root) this.root.insertBefore(note.root, this.root.children[place] ?? null);
    });
  }

  /** The ids of the texts, for `aria-describedby`. */
  get texts(): string[] {
    return [...this.#notes.values()].map((note) => note.text.id);
  }
}

class Note {
  readonly root = h("div");
  readonly text: HTMLElement;
  readonly #kind = h("strong", { class: "kind" });
  readonly #message = h("span");
  readonly #reason = h("p", { class: "reason" });
  readonly #actions = h("div", { class: "actions" });
  #view!: FindingView;
  /** The state for which the buttons were drawn. */
  #drawn = "";

  constructor(
    readonly id: string,
    readonly words: Words,
    readonly answers: Answers,
  ) {
    this.text = h("p", { id }, this.#kind, " ", this.#message);
    this.root.append(this.text, this.#reason, this.#actions);
  }

  update(view: FindingView): void {
    this.#view = view;
    const { severity, message, acknowledged, fixes } = view.finding;
    const { words } = this;
    setAttribute(this.root, "class", `note ${acknowledged ? "explained" : severity}`);
    setAttribute(this.root, "part", severity);
    setText(this.#kind, `${severity === "error" ? words.say("error") : words.say(acknowledged ? "explained" : severity)}:`);
    setText(this.#message, message);
    setText(this.#reason, acknowledged ? this.answers.reason(view) : "");
    this.#reason.hidden = !acknowledged;
    const drawn = severity === "error" ? JSON.stringify(fixes) : String(acknowledged);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (severity === "error") this.#repairs();
    else if (acknowledged)
      this.#show(button(words.say("withdraw"), () => this.answers.withdraw(this.#view), "quiet", { "aria-describedby": this.id }));
    else if (this.answers.unfinished(view) === undefined) this.#offer();
    else this.#ask(false);
  }

  #repairs(): void {
    const fixes = this.#view.finding.fixes.filter((fix) => fix.at === this.#view.finding.at);
    this.#actions.replaceChildren(
      ...fixes.map(({ to }) => {
        const { words } = this;
        const shown = typeof to === "number" ? words.number(to) : typeof to === "boolean" ? words.say(to ? "yes" : "no") : words.say(to);
        return button(words.say("repair", { value: shown }), () => this.answers.repair(this.#view, String(to)), "quiet", {
          "aria-describedby": this.id,
        });
      }),
    );
  }

  #offer(): void {
    this.#show(button(this.words.say("explain"), () => this.#ask(), "quiet", { "aria-describedby": this.id }));
  }

  /** Shows one button; it takes the focus where that was among the former ones. */
  #show(action: HTMLElement, focus = focused(this.#actions)): void {
    this.#actions.replaceChildren(action);
    if (focus) action.focus();
  }

  #ask(focus = true): void {
    const { words } = this;
    const fault = h("p", { class: "note error", id: `${this.id}-e`, hidden: true });
    const reason = h("textarea", {
      id: `${this.id}-r`,
      rows: 2,
      maxlength: words.texts.FORM.longest_note,
      part: "input",
      "aria-describedby": `${this.id} ${this.id}-e`,
      input: () => this.answers.write(this.#view, reason.value),
    });
    reason.value = this.answers.unfinished(this.#view) ?? "";
    const cancel = (): void => {
      this.answers.write(this.#view, undefined);
      this.#offer();
    };
    const explain = (): void => {
      const empty = reason.value.trim() === "";
      fault.hidden = !empty;
      setText(fault, empty ? words.say("reason_needed") : "");
      setAttribute(reason, "aria-invalid", empty ? "true" : null);
      if (empty) reason.focus();
      else this.answers.acknowledge(this.#view, reason.value);
    };
    this.#actions.replaceChildren(
      h("div", { class: "ask" }, h("label", { for: reason.id }, words.say("reason")), fault, reason),
      button(words.say("explain"), explain),
      button(words.say("cancel"), cancel, "quiet"),
    );
    if (focus) reason.focus();
  }
}
