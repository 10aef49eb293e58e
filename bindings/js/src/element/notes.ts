/** Lời báo: what the rules say of a field, below it, with what can be done about it. */
import type { Told } from "../form.js";
import { button, focused, h, put, say } from "./dom.js";
import type { Words } from "./words.js";

/** What can be done about a finding. */
export interface Answers {
  /** Puts in what was probably meant. */
  repair(told: Told, text: string): void;
  acknowledge(told: Told, reason: string): void;
  withdraw(told: Told): void;
  /** The reason that explains it now. */
  reason(told: Told): string;
}

/** A list of findings. One that stays is left as it stands, so that what is typed or focused in it stays, too. */
export class Notes {
  readonly root: HTMLElement = h("div", { class: "notes" });
  readonly #notes = new Map<number, Note>();

  constructor(
    readonly id: string,
    readonly words: Words,
    readonly answers: Answers,
  ) {}

  update(all: readonly Told[]): void {
    const now = new Set(all.map((told) => told.id));
    for (const [id, note] of this.#notes) {
      if (now.has(id)) continue;
      note.root.remove();
      this.#notes.delete(id);
    }
    all.forEach((told, place) => {
      let note = this.#notes.get(told.id);
      if (!note) {
        note = new Note(`${this.id}-${told.id}`, this.words, this.answers);
        this.#notes.set(told.id, note);
      }
      note.update(told);
      if (this.root.children[place] !== note.root) this.root.insertBefore(note.root, this.root.children[place] ?? null);
    });
  }

  /** The texts, for `aria-describedby`. */
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
  #told!: Told;
  /** What the actions were drawn for. */
  #drawn = "";

  constructor(
    readonly id: string,
    readonly words: Words,
    readonly answers: Answers,
  ) {
    this.text = h("p", { id }, this.#kind, " ", this.#message);
    this.root.append(this.text, this.#reason, this.#actions);
  }

  update(told: Told): void {
    this.#told = told;
    const { severity, message, acknowledged, fixes } = told.finding;
    const { words } = this;
    put(this.root, "class", `note ${acknowledged ? "explained" : severity}`);
    put(this.root, "part", severity);
    say(this.#kind, `${severity === "error" ? words.say("error") : words.say(acknowledged ? "explained" : severity)}:`);
    say(this.#message, message);
    say(this.#reason, acknowledged ? this.answers.reason(told) : "");
    this.#reason.hidden = !acknowledged;
    const drawn = severity === "error" ? JSON.stringify(fixes) : String(acknowledged);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (severity === "error") this.#repairs();
    else if (acknowledged)
      this.#show(button(words.say("withdraw"), () => this.answers.withdraw(this.#told), "quiet", { "aria-describedby": this.id }));
    else this.#offer();
  }

  #repairs(): void {
    const fixes = this.#told.finding.fixes.filter((fix) => fix.at === this.#told.finding.at);
    this.#actions.replaceChildren(
      ...fixes.map(({ to }) => {
        const { words } = this;
        const shown = typeof to === "number" ? words.number(to) : typeof to === "boolean" ? words.say(to ? "yes" : "no") : words.say(to);
        return button(words.say("repair", { value: shown }), () => this.answers.repair(this.#told, String(to)), "quiet", {
          "aria-describedby": this.id,
        });
      }),
    );
  }

  #offer(): void {
    this.#show(button(this.words.say("explain"), () => this.#ask(), "quiet", { "aria-describedby": this.id }));
  }

  /** Draws the one action; the focus that was within goes to it. */
  #show(action: HTMLElement, focus = focused(this.#actions)): void {
    this.#actions.replaceChildren(action);
    if (focus) action.focus();
  }

  #ask(): void {
    const { words } = this;
    const fault = h("p", { class: "note error", id: `${this.id}-e`, hidden: true });
    const reason = h("textarea", {
      id: `${this.id}-r`,
      rows: 2,
      maxlength: 2000,
      part: "input",
      "aria-describedby": `${this.id} ${this.id}-e`,
    });
    const explain = (): void => {
      const empty = reason.value.trim() === "";
      fault.hidden = !empty;
      say(fault, empty ? words.say("reason_needed") : "");
      put(reason, "aria-invalid", empty ? "true" : null);
      if (empty) reason.focus();
      else this.answers.acknowledge(this.#told, reason.value);
    };
    this.#actions.replaceChildren(
      h("div", { class: "ask" }, h("label", { for: reason.id }, words.say("reason")), fault, reason),
      button(words.say("explain"), explain),
      button(words.say("cancel"), () => this.#offer(), "quiet"),
    );
    reason.focus();
  }
}
