/** Tờ biểu: the form of one session. It is drawn once; later updates touch only what `Changes` names. */
import type { Changes, FindingView, FormSession } from "../form.js";
import type { Report } from "../generated/documents.js";
import { FIELDS, type FieldId, SECTIONS, type SectionId } from "../generated/ids.js";
import { button, focused, h, setAttribute, setText } from "./dom.js";
import { Field, oneLine } from "./field.js";
import { Live } from "./live.js";
import { Notes } from "./notes.js";
import { Summary } from "./summary.js";
import { reasonIn } from "./take.js";
import type { Words } from "./words.js";

/** The settings and functions that the element gives its sheet. */
export interface Around {
  /** The level of the headings. */
  readonly heading: 1 | 2 | 3 | 4 | 5 | 6;
  /** The day on which explanations are given. */
  asOf(): string | undefined;
  /** Whether there is a report of the period before. */
  readonly previous: boolean;
  /** Something changed: the session, or a reason that is being typed. */
  changed(changes?: Changes): void;
  /** Somebody typed. */
  typed(): void;
  /** Somebody is at the form, perhaps for the first time today. */
  attended(): void;
  send(report: Report): void;
  save(): void;
  print(): void;
  download(): void;
  upload(draft: string): void;
}

/** The pause before a change is announced, so that a screen reader can finish, in milliseconds. */
const SPOKEN = 1000;

export class Sheet {
  readonly root: HTMLElement;
  readonly fields: ReadonlyMap<number, Field>;
  readonly #sections = new Map<string, { progress: HTMLElement; nothing: HTMLButtonElement }>();
  readonly #general: Notes;
  readonly #live: Live;
  readonly #summary: Summary;
  readonly #body: HTMLElement;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #notice = h("div", { role: "status" });
  readonly #elsewhere = h("div", { role: "status" });
  readonly #outcome = h("div", { role: "status" });
  readonly #spoken = h("p", { class: "unseen", role: "status" });
  readonly #saved = h("p", { class: "saved", part: "saved" });

  readonly #dirty = new Set<number>();
  #findingsChanged = false;
  #verdictChanged = false;
  #frame = 0;
  #closed = false;
  /** Whether sending or checking was tried, so that the summary is shown. */
  #tried = false;
  /** Whether a reason was typed since the draft was saved. */
  reasonsAreNew = false;
  #sending = false;
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #level = "";
  #problems = 0;

  constructor(
    readonly session: FormSession,
    readonly words: Words,
    readonly around: Around,
    /** The reasons that are being typed and are not given yet, by the code and the place of the finding. */
    readonly reasons: Map<string, string>,
  ) {
    const { description } = session;
    const answers = {
      repair: (view: FindingView, text: string) =>
        view.field !== null && this.#put(view.field, () => session.set(view.field as number, text)),
      acknowledge: (view: FindingView, reason: string) => {
        reasons.delete(keyOf(view));
        this.do(() => session.acknowledge(view.id, reason, around.asOf()));
      },
      withdraw: (view: FindingView) => this.do(() => session.withdraw(view.id)),
      reason: (view: FindingView) => reasonIn(session, view.finding),
      unfinished: (view: FindingView) => reasons.get(keyOf(view)),
      write: (view: FindingView, reason: string | undefined) => {
        if (reason === undefined) reasons.delete(keyOf(view));
        else reasons.set(keyOf(view), reason);
        this.reasonsAreNew = true;
        around.changed();
      },
    };
    const actions = {
      ...answers,
      accept: (field: number) => this.#put(field, () => session.accept(field)),
      unlock: (field: number) => this.#put(field, () => session.unlock(field)),
    };
    this.fields = new Map(
      description.sections
        .flatMap((section) => section.fields)
        .map((field) => [field.index, new Field(field, words, description.levels, actions)]),
    );
    this.#general = new Notes("general", words, answers);
    const heading = (text: string, id: string): HTMLElement => h(`h${around.heading}`, { id, part: "heading", tabindex: -1 }, text);
    this.#live = new Live(description, words, heading, {
      field: (id) => this.fields.get(FIELDS.indexOf(id as FieldId))?.focus(),
      section: (id) => this.root.querySelector<HTMLElement>(`#s-${id}`)?.focus(),
    });
    this.#summary = new Summary(description, words, heading, ({ id, field }) => {
      if (field === null) this.root.querySelector(`#general-${id}`)?.scrollIntoView();
      else this.fields.get(field)?.focus();
    });
    const sections = description.sections.map((section) => {
      const known = SECTIONS.includes(section.id as SectionId);
      const progress = h("p", { class: "progress", part: "progress" });
      const nothing = button("", () => this.#nothing(section.id as SectionId), "quiet");
      if (known) this.#sections.set(section.id, { progress, nothing });
      const fields = section.fields.map((field) => (this.fields.get(field.index) as Field).root);
      const head = h("div", { class: "head" }, heading(words.of(section.title), `s-${section.id}`), known && progress);
      return h(
        "section",
        { class: "section", part: "section", "aria-labelledby": `s-${section.id}` },
        head,
        section.has_flows && h("div", { class: "tools" }, nothing),
        ...fields,
      );
    });
    const { area, period } = session.assessment(words.locale);
    const file = h("input", {
      type: "file",
      accept: ".json,application/json",
      class: "unseen",
      tabindex: -1,
      "aria-hidden": "true",
      change: () => void chosen(),
    });
    const chosen = async (): Promise<void> => {
      const text = await file.files?.[0]?.text();
      file.value = "";
      if (text !== undefined) around.upload(text);
    };
    this.#buttons = [
      button(words.say("send"), () => this.#send(), "primary"),
      button(words.say("check"), () => this.#check()),
      button(words.say("save_draft"), () => around.save()),
    ];
    this.#body = h("div", { class: "body" }, h("div", { class: "sections" }, this.#general.root, ...sections), this.#live.root);
    this.root = h(
      "div",
      { class: "form", part: "form", role: "form", "aria-label": words.say("form"), lang: words.locale },
      h("slot", { name: "title" }),
      h(
        "div",
        { class: "span" },
        period && h("p", {}, words.say("span", { id: period.id, from: words.day(period.from), to: words.day(period.to) })),
        h("p", {}, words.say("area", { area })),
      ),
      this.#elsewhere,
      this.#notice,
      h(
        "div",
        { class: "tools" },
        around.previous && button(words.say("take_previous"), () => this.#prefill(), "quiet"),
        button(words.say("upload"), () => file.click(), "quiet"),
        file,
        button(words.say("download"), () => around.download(), "quiet"),
        button(words.say("print"), () => around.print(), "quiet"),
      ),
      this.#summary.root,
      this.#body,
      h("div", { class: "send" }, this.#outcome, h("div", { class: "tools" }, ...this.#buttons), this.#saved),
      h(
        "div",
        { class: "signs" },
        ...["prepared_by", "head"].map((who) => h("p", {}, h("strong", {}, words.say(who)), h("span", {}, words.say(`${who}_signs`)))),
      ),
      this.#spoken,
    );
    for (const type of ["input", "change", "compositionstart", "compositionend", "focusout"])
      this.root.addEventListener(type, (event) => this.#typed(event));
    this.root.addEventListener("beforeinput", (event) => this.#pasted(event));
    this.root.addEventListener("focusin", () => around.attended());
    for (const index of this.fields.keys()) this.#dirty.add(index);
    this.#findingsChanged = this.#verdictChanged = true;
    this.render();
    this.#judge();
    session.subscribe((changes) => this.#changed(changes));
  }

  // Typing

  #typed(event: Event): void {
    // Ignores the focus that goes when a closed form leaves the page.
    if (this.#closed) return;
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]") : null;
    const field = at && (event.target as Element).closest(".control") ? this.fields.get(Number(at.dataset.field)) : undefined;
    if (!field) return;
    switch (event.type) {
      case "compositionstart":
        field.composing = true;
        return;
      case "compositionend":
        field.composing = false;
        break;
      case "focusout":
        this.#left(field, event as FocusEvent);
        return;
      default:
        // Waits while an input method composes, because its text is not final.
        if (field.composing || (event as InputEvent).isComposing) return;
    }
    this.#take(field);
  }

  /** Puts the cells of a pasted column into a field apart, because a field of one line would run them together. */
  #pasted(event: InputEvent): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "text" || !/^insertFrom/.test(event.inputType)) return;
    const text = event.dataTransfer?.getData("text/plain") || event.data || "";
    const line = oneLine(text);
    if (line === text) return;
    event.preventDefault();
    input.setRangeText(line, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: event.inputType, data: line }));
  }

  #take(field: Field): void {
    const text = field.take();
    if (text === undefined) return;
    this.#clearOutcome();
    this.session.set(field.index, text);
    this.around.typed();
  }

  /** Takes what stands in the fields and was not taken yet; where an input method composes, only if the text could be lost otherwise. */
  flush(composed = false): void {
    for (const field of this.fields.values()) if (composed || !field.composing) this.#take(field);
  }

  /** The draft with everything that was typed. */
  get draft(): string {
    this.flush();
    return this.session.snapshot();
  }

  #left(field: Field, event: FocusEvent): void {
    const to = event.relatedTarget;
    // Ignores a focus that stays in the field, moves to its own buttons, or leaves with the whole window.
    if (to instanceof Node ? field.root.contains(to) : focused(field.root)) return;
    field.composing = false;
    this.#take(field);
    this.session.leave(field.index);
    this.around.attended();
  }

  // Updates, once a frame

  #changed(changes: Changes): void {
    for (const field of changes.fields) this.#dirty.add(field);
    if (changes.found.length > 0 || changes.gone.length > 0) this.#findingsChanged = true;
    // Draws the reasons again with every figure, because they state the numbers that stand there now.
    this.#verdictChanged = true;
    this.around.changed(changes);
    this.#frame ||= inFrame(() => {
      this.render();
      // Judges after the frame, so that the typed text appears first.
      setTimeout(() => this.#judge());
    });
  }

  /** Draws and judges now, for instance before the form is printed. */
  settle(): void {
    this.flush();
    this.render();
    this.#judge();
  }

  render(): void {
    cancelFrame(this.#frame);
    this.#frame = 0;
    if (this.#closed) return;
    const { session, words } = this;
    const dirty = [...this.#dirty].map((index) => [index, session.state(index)] as const);
    this.#dirty.clear();
    // Asks for sentences only where one may have to be shown.
    const wordsNeeded = this.#findingsChanged || dirty.some(([, state]) => state.shows);
    const views = wordsNeeded ? session.findings(words.locale).filter((one) => one.shows) : [];
    for (const [index, state] of dirty)
      this.fields.get(index)?.update(
        state,
        session.raw(index),
        views.filter((one) => one.field === index),
      );
    for (const section of session.description.sections) {
      const drawn = this.#sections.get(section.id);
      if (!drawn || !section.fields.some((field) => dirty.some(([index]) => index === field.index))) continue;
      const { filled, of } = session.progress(section.id as SectionId);
      const text = words.say("progress", { filled, all: of });
      setText(drawn.progress, text);
      setAttribute(drawn.progress, "data-full", filled === of);
      this.#live.progress(section.id, `${filled}/${of}`, filled === of);
      const flows = section.fields.filter((field) => field.flow).map((field) => session.state(field.index));
      const filledByUs = flows.some((state) => state.filled);
      setText(drawn.nothing, words.say(filledByUs ? "undo_nothing" : "nothing"));
      drawn.nothing.hidden = !filledByUs && !section.fields.some((field) => field.flow && session.raw(field.index).trim() === "");
    }
    if (wordsNeeded) {
      this.#general.update(views.filter((one) => one.field === null));
      const problems = session.summary(words.locale);
      this.#problems = problems.length;
      this.#summary.update(this.#tried ? problems : []);
    }
    this.#findingsChanged = false;
  }

  #judge(): void {
    if (this.#closed || !this.#verdictChanged) return;
    this.#verdictChanged = false;
    const level = this.#live.judge(this.session.assessment(this.words.locale));
    const first = this.#level === "";
    if (!first && level !== this.#level) this.#speakSoon();
    this.#level = level;
  }

  #speakSoon(): void {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      const { session, words } = this;
      const problems =
        this.#problems > 0 ? words.say("problems", { number: this.#problems }) : session.canSubmit ? words.say("no_problems") : "";
      this.speak(`${words.say("level")}: ${this.#level}. ${problems}`.trim());
    }, SPOKEN);
  }

  // Actions

  /** Does an action other than typing, and draws the result. */
  do(act: () => unknown): void {
    this.flush();
    this.#clearOutcome();
    act();
    this.render();
  }

  /** Does an action at a field, and moves the focus there. */
  #put(field: number, act: () => unknown): void {
    this.do(act);
    this.fields.get(field)?.focus();
  }

  #nothing(section: SectionId): void {
    const { session } = this;
    const fields = session.description.sections.find(({ id }) => id === section)?.fields ?? [];
    const filled = fields.some((field) => session.state(field.index).filled);
    this.do(() => (filled ? session.undoNothing(section) : session.nothing(section)));
  }

  #prefill(): void {
    const { session, words } = this;
    let fields: readonly number[] = [];
    this.do(() => ({ fields } = session.prefill()));
    const number = fields.filter((field) => session.state(field).locked).length;
    this.notice(h("p", {}, words.say(number > 0 ? "taken" : "nothing_taken", { number })));
  }

  /** Shows every finding from now on, and returns the report where nothing blocks sending. */
  try(): Report | null {
    const report = this.session.submit();
    this.#tried = true;
    this.#findingsChanged = true;
    this.render();
    this.#judge();
    return report;
  }

  get tried(): boolean {
    return this.#tried;
  }

  #check(): void {
    const { session, words } = this;
    this.flush();
    this.around.attended();
    const again = session.findings().filter(({ finding }) => finding.severity !== "error" && !finding.acknowledged).length;
    const outcome = [words.say("no_problems"), again > 0 && words.say("check_again", { number: again })];
    if (this.try()) this.outcome(outcome.filter(Boolean).join(". "), "good");
    else this.#refuse();
  }

  #send(): void {
    if (this.#sending) return;
    this.flush();
    this.around.attended();
    const report = this.try();
    if (report) this.around.send(report);
    else this.#refuse();
  }

  /** Shows that the report is being sent, and takes the button away meanwhile. */
  sending(on: boolean): void {
    const [send] = this.#buttons as readonly [HTMLButtonElement];
    const focus = on ? focused(send) : this.#sending && !focused(this.root);
    this.#sending = on;
    send.disabled = on;
    if (on) this.outcome(this.words.say("sending"), "");
    else if (focus) send.focus();
  }

  #refuse(): void {
    this.outcome("", "");
    this.#summary.show();
  }

  /** Says at the end of the form what became of the last check or sending; an empty text says nothing. */
  outcome(text: string, kind: "good" | "error" | ""): void {
    this.#outcome.replaceChildren(...(text ? [h("p", { class: `notice ${kind}`.trim(), part: "notice" }, text)] : []));
  }

  /** Removes what is said about content that has changed since; while the report is being sent it stays. */
  #clearOutcome(): void {
    if (!this.#sending) this.outcome("", "");
  }

  /** Keeps anybody from typing, or lets them again. */
  disable(on: boolean): void {
    this.#body.inert = on;
    for (const one of this.#buttons) one.disabled = on || (this.#sending && one === this.#buttons[0]);
  }

  /** Shows that the report is open in another window too; without children it removes that. */
  elsewhere(...children: Node[]): void {
    this.#elsewhere.replaceChildren(...(children.length > 0 ? [h("div", { class: "elsewhere", part: "notice" }, ...children)] : []));
  }

  /** Shows a notice above the form; without children it removes the present one. */
  notice(...children: Node[]): void {
    this.#notice.replaceChildren(...(children.length > 0 ? [h("div", { class: "notice", part: "notice" }, ...children)] : []));
  }

  /** Shows below the form whether the draft is saved. */
  saved(text: string): void {
    setText(this.#saved, text);
  }

  /** Announces a text to screen readers. */
  speak(text: string): void {
    setText(this.#spoken, text);
  }

  close(): void {
    this.#closed = true;
    cancelFrame(this.#frame);
    clearTimeout(this.#speaking);
    this.session.close();
  }
}

function keyOf({ finding: { code, at } }: FindingView): string {
  return `${code} ${at}`;
}

/** Calls a function in the next frame, or soon where nothing is drawn in frames. */
function inFrame(act: () => void): number {
  return globalThis.requestAnimationFrame?.(act) ?? (setTimeout(act) as unknown as number);
}

function cancelFrame(frame: number): void {
  if ("cancelAnimationFrame" in globalThis) cancelAnimationFrame(frame);
  else clearTimeout(frame);
}
