/** Ô nhập: one field of the form. It is drawn once; later updates touch only what changed. */
import type { FieldState, FindingView } from "../form.js";
import { button, focused, h, setAttribute, setText } from "./dom.js";
import type { Layout, LayoutField } from "./layout.js";
import { type Answers, Notes } from "./notes.js";
import type { Words } from "./words.js";

/** The actions at a field other than typing. */
export interface Actions extends Answers {
  accept(field: number): void;
  unlock(field: number): void;
}

type Caret = readonly [from: number | null, to: number | null];
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class Field {
  readonly root: HTMLElement;
  readonly index: number;
  /** What is typed: `count`, `flag`, `level`, `date` or `text`. */
  readonly kind: string;
  /** The text that the field showed when it was last drawn or taken. It may differ from that of the session: a field has one line. */
  #shown = "";
  /** The text of the session when the field was last drawn. */
  #raw: string | undefined;
  /** Whether an input method composes in the field. */
  composing = false;
  readonly #id: string;
  readonly #controls: Control[];
  readonly #notes: Notes;
  /** The value as text, for a locked flag, and for a note in print. */
  readonly #value = h("p", { class: "value" });
  readonly #lock = h("span", { class: "lock" });
  readonly #unlock: HTMLButtonElement;
  readonly #proposal = h("span", { class: "proposal" });
  readonly #accept: HTMLButtonElement;
  readonly #count: HTMLElement | undefined;
  readonly #describes: string[];

  constructor(
    readonly field: LayoutField,
    readonly words: Words,
    readonly levels: Layout["levels"],
    actions: Actions,
  ) {
    const { index, kind = "count" } = field;
    const id = `f${index}`;
    this.kind = kind;
    this.#id = id;
    this.index = index;
    this.#notes = new Notes(`${id}-n`, words, actions);
    setAttribute(this.#value, "id", `${id}-v`);
    setAttribute(this.#lock, "id", `${id}-l`);
    setAttribute(this.#proposal, "id", `${id}-p`);
    this.#unlock = button(words.say("correct"), () => actions.unlock(index), "quiet", { "aria-describedby": `${id}-t` });
    this.#accept = button(words.say("accept"), () => actions.accept(index), "quiet", { "aria-describedby": `${id}-p` });
    const hint = h("p", { class: "hint", id: `${id}-h`, part: "hint" }, field.hint);
    this.#describes = [hint.id];

    const label = [
      field.label,
      (this.kind === "date" || this.kind === "text") && h("span", { class: "optional" }, ` (${words.say("optional")})`),
    ];
    const beside = h("div", { class: "beside" }, this.#lock, this.#unlock, this.#proposal, this.#accept);
    const look = `field ${kind}${field.part ? " inner" : ""}`;
    if (this.kind === "flag") {
      this.#controls = ["true", "false"].map((value) => h("input", { type: "radio", name: id, id: `${id}-${value}`, value }));
      const choices = this.#controls.map((radio) =>
        h("label", { class: "choice" }, radio, words.say(radio.value === "true" ? "yes" : "no")),
      );
      const legend = h("legend", { id: `${id}-t`, part: "label" }, ...label);
      this.root = h(
        "fieldset",
        { class: look, part: "field", role: "radiogroup" },
        legend,
        hint,
        this.#notes.root,
        h("div", { class: "control" }, ...choices, this.#value),
        beside,
      );
    } else {
      const control = this.#draw();
      const unit = field.unit && h("span", { class: "unit", id: `${id}-u` }, words.unit(field.unit));
      if (unit) this.#describes.push(unit.id);
      this.#count = this.kind === "text" ? h("p", { class: "hint", id: `${id}-c` }) : undefined;
      if (this.#count) this.#describes.push(this.#count.id);
      this.#controls = [control];
      const name = h("label", { for: id, id: `${id}-t`, part: "label" }, ...label);
      this.root = h(
        "div",
        { class: look, part: "field" },
        name,
        hint,
        this.#notes.root,
        h("div", { class: "control" }, control, unit, this.#count, this.#value),
        beside,
      );
    }
    this.root.dataset.field = String(index);
  }

  #draw(): Control {
    const id = this.#id;
    const { words } = this;
    switch (this.kind) {
      case "level": {
        const levels = this.levels.filter(([level]) => level !== "undetermined");
        const options = levels.map(([value, name]) => h("option", { value }, name));
        return h("select", { id, part: "input" }, h("option", { value: "" }, words.say("choose")), ...options);
      }
      case "text":
        return h("textarea", { id, rows: 4, part: "input" });
      default:
        return h("input", { id, type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false", part: "input" });
    }
  }

  /** The text that stands in the field. */
  get text(): string {
    const [first] = this.#controls;
    if (this.kind !== "flag") return first?.value ?? "";
    return (this.#controls as HTMLInputElement[]).find((radio) => radio.checked)?.value ?? "";
  }

  /** Returns the text in the field where somebody changed it since it was last drawn or taken. */
  take(): string | undefined {
    const { text } = this;
    if (text === this.#shown) return undefined;
    this.#shown = text;
    return text;
  }

  /** The selection in the control that has the focus, for another drawing of the field. */
  get caret(): Caret | undefined {
    const control = this.#controls.find(focused);
    if (!control) return undefined;
    return control instanceof HTMLSelectElement ? [null, null] : [control.selectionStart, control.selectionEnd];
  }

  set caret([from, to]: Caret) {
    this.focus();
    const [control] = this.#controls;
    if (from !== null && control && !(control instanceof HTMLSelectElement)) control.setSelectionRange(from, to);
  }

  focus(): void {
    const radios = this.#controls as HTMLInputElement[];
    const control = this.kind === "flag" ? (radios.find((radio) => radio.checked) ?? radios[0]) : radios[0];
    if (control && !control.disabled && !control.closest("[hidden]")) control.focus();
    else {
      this.root.tabIndex = -1;
      this.root.focus();
    }
  }

  /**
   * Updates the field. The text of a control that has the focus is changed only where the session got another one, which the page or a
   * button set, and never while an input method composes.
   */
  update(state: FieldState, raw: string, notes: readonly FindingView[]): void {
    const { words, field } = this;
    const isSet = raw !== this.#raw;
    this.#raw = raw;
    // Shows the cells of a column apart, because a field of one line would run them together.
    const shown = this.kind === "text" ? raw : oneLine(raw);
    this.root.hidden = !state.visible;
    const flag = this.kind === "flag";
    for (const control of this.#controls) {
      if (flag) {
        const radio = control as HTMLInputElement;
        const checked = radio.value === raw;
        if (radio.checked !== checked) radio.checked = checked;
        (radio.parentElement as HTMLElement).hidden = state.locked;
      } else {
        if (control.value !== shown && !(focused(control) && (!isSet || this.composing))) control.value = shown;
        if (control instanceof HTMLSelectElement) control.disabled = state.locked;
        else if (control.readOnly !== state.locked) control.readOnly = state.locked;
      }
    }
    // A text that was typed since it was taken counts as typed.
    if (isSet || !focused(this.root)) this.#shown = this.composing ? this.#shown : this.text;
    setText(
      this.#value,
      flag ? (raw === "true" ? words.say("yes") : raw === "false" ? words.say("no") : "") : this.kind === "text" ? raw : "",
    );
    setAttribute(this.#value, "class", flag && state.locked ? "value shown" : "value");
    if (this.#count) {
      const rest = words.texts.FORM.longest_note - [...raw].length;
      setText(this.#count, words.say(rest < 0 ? "over" : "left", { number: words.number(Math.abs(rest)) }));
    }
    setAttribute(this.root, "data-filled", state.filled);
    setAttribute(this.root, "data-locked", state.locked);

    setText(this.#lock, state.locked ? words.say(field.supplied ? "supplied" : "from_previous") : "");
    this.#unlock.hidden = !state.locked || Boolean(field.supplied);
    setText(this.#proposal, state.proposed === null ? "" : words.say("proposed", { number: words.number(state.proposed) }));
    this.#accept.hidden = state.proposed === null;

    this.#notes.update(notes);
    const invalid = notes.some(({ finding }) => finding.severity === "error");
    setAttribute(this.root, "data-invalid", invalid);
    const describes = [
      ...this.#describes,
      state.locked && this.#lock.id,
      state.proposed !== null && this.#proposal.id,
      ...this.#notes.texts,
    ];
    for (const described of flag ? [this.root] : this.#controls) {
      setAttribute(described, "aria-invalid", invalid ? "true" : null);
      setAttribute(described, "aria-describedby", describes.filter(Boolean).join(" "));
    }
  }
}

/** Writes the lines and cells of a text in one line, so that a person sees where each ends. */
export function oneLine(text: string): string {
  return /[\r\n\t]/.test(text) ? text.trim().replace(/\s*[\r\n\t]+\s*/g, "; ") : text;
}
