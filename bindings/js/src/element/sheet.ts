/**
 * Tờ biểu: the form of one report. It is drawn once, also before the engine is there; later updates touch only what `Changes` names. What is
 * typed goes to whatever stands behind it: what waits for the engine, then the session.
 */
import type { Changes, FindingView, FormSession } from "../form.js";
import type { Report } from "../generated/documents.js";
import type { SectionId } from "../generated/ids.js";
import { button, focused, h, setAttribute, setText } from "./dom.js";
import { Field, oneLine } from "./field.js";
import type { Drawn, LayoutSection } from "./layout.js";
import { Live } from "./live.js";
import { Notes } from "./notes.js";
import { Summary } from "./summary.js";
import type { Behind, Waiting } from "./waiting.js";
import type { Words } from "./words.js";

/** The settings and functions that the element gives its sheet. */
export interface Around {
  /** The administrative code of the area. */
  readonly area: string;
  /** The request for which the sheet is drawn, as JSON. */
  readonly request: string;
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
  /** Returns the reason that explains a finding. */
  reason(view: FindingView): string;
}

/** A sheet that has its session. */
export type OpenSheet = Sheet & { readonly session: FormSession };

/** The pause before a change is announced, so that a screen reader can finish, in milliseconds. */
const SPOKEN = 1000;

export class Sheet {
  readonly root: HTMLElement;
  readonly fields: ReadonlyMap<number, Field>;
  readonly #sections = new Map<string, { section: LayoutSection; progress: HTMLElement; nothing: HTMLButtonElement }>();
  readonly #general: Notes;
  readonly #live: Live;
  readonly #summary: Summary;
  readonly #body: HTMLElement;
  /** The button that sends, and those that check and save. */
  readonly #buttons: readonly [send: HTMLButtonElement, check: HTMLButtonElement, save: HTMLButtonElement];
  /** The buttons that can do nothing before there is a session. */
  readonly #later: readonly HTMLButtonElement[];
  /** Stays in view at the lower edge, where it moves no field when it comes and goes. */
  readonly #loading = h("div", { class: "loading", role: "status" });
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
  session: FormSession | null = null;
  /** Whether it says that the engine did not start. */
  hasFailed = false;
  /** The reasons that are being typed and are not given yet, by the code and the place of the finding. */
  reasons = new Map<string, string>();

  constructor(
    readonly layout: Drawn,
    readonly words: Words,
    readonly around: Around,
    readonly waiting: Waiting,
  ) {
    const { sections } = layout;
    const answers = {
      repair: (view: FindingView, text: string) =>
        view.field !== null && this.#put(view.field, () => this.#open.set(view.field as number, text)),
      acknowledge: (view: FindingView, reason: string) => {
        this.reasons.delete(keyOf(view));
        this.do(() => this.#open.acknowledge(view.id, reason, around.asOf()));
      },
      withdraw: (view: FindingView) => this.do(() => this.#open.withdraw(view.id)),
      reason: around.reason,
      unfinished: (view: FindingView) => this.reasons.get(keyOf(view)),
      write: (view: FindingView, reason: string | undefined) => {
        if (reason === undefined) this.reasons.delete(keyOf(view));
        else this.reasons.set(keyOf(view), reason);
        this.reasonsAreNew = true;
        around.changed();
      },
    };
    const actions = {
      ...answers,
      accept: (field: number) => this.#put(field, () => this.#open.accept(field)),
      unlock: (field: number) => this.#put(field, () => this.#open.unlock(field)),
    };
    const all = sections.flatMap((section) => section.fields);
    this.fields = new Map(all.map((field) => [field.index, new Field(field, words, words.texts.FORM.levels, actions)]));
    this.#general = new Notes("general", words, answers);
    const heading = (text: string, id: string): HTMLElement => h(`h${around.heading}`, { id, part: "heading", tabindex: -1 }, text);
    this.#live = new Live(sections, words, heading, {
      field: (id) => this.fields.get(all.find((field) => field.id === id)?.index ?? -1)?.focus(),
      section: (id) => this.root.querySelector<HTMLElement>(`#s-${id}`)?.focus(),
    });
    this.#summary = new Summary(sections, words, heading, ({ id, field }) => {
      if (field === null) this.root.querySelector(`#general-${id}`)?.scrollIntoView();
      else this.fields.get(field)?.focus();
    });
    const drawn = sections.map((section) => {
      // The last section is about the report as a whole, and none of its fields must be filled.
      const known = section.id !== "report";
      const progress = h("p", { class: "progress", part: "progress" });
      const nothing = button(words.say("nothing"), () => this.#nothing(section), "quiet", { disabled: true });
      if (known) this.#sections.set(section.id, { section, progress, nothing });
      const fields = section.fields.map((field) => (this.fields.get(field.index) as Field).root);
      const head = h("div", { class: "head" }, heading(section.title, `s-${section.id}`), known && progress);
      return h(
        "section",
        { class: "section", part: "section", "aria-labelledby": `s-${section.id}` },
        head,
        section.fields.some((field) => field.flow) && h("div", { class: "tools" }, nothing),
        ...fields,
      );
    });
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
    const later = { disabled: true };
    const take = around.previous && button(words.say("take_previous"), () => this.#prefill(), "quiet", later);
    const upload = button(words.say("upload"), () => file.click(), "quiet", later);
    const [, , save] = this.#buttons;
    save.disabled = true;
    this.#later = [...(take ? [take] : []), upload, save, ...[...this.#sections.values()].map(({ nothing }) => nothing)];
    this.#body = h("div", { class: "body" }, h("div", { class: "sections" }, this.#general.root, ...drawn), this.#live.root);
    this.root = h(
      "div",
      { class: "form", part: "form", role: "form", "aria-label": words.say("form"), lang: words.locale },
      h("slot", { name: "title" }),
      h(
        "div",
        { class: "span" },
        h("p", {}, words.say("span", { id: layout.period, from: words.day(layout.from), to: words.day(layout.to) })),
        h("p", {}, words.say("area", { area: around.area })),
      ),
      this.#elsewhere,
      this.#notice,
      h(
        "div",
        { class: "tools" },
        take,
        upload,
        file,
        button(words.say("download"), () => around.download(), "quiet"),
        button(words.say("print"), () => around.print(), "quiet"),
      ),
      this.#summary.root,
      this.#body,
      this.#loading,
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
    this.#renderAll();
  }

  #renderAll(): void {
    for (const index of this.fields.keys()) this.#dirty.add(index);
    this.#findingsChanged = this.#verdictChanged = true;
    this.render();
    this.#judge();
  }

  // Before and after the engine

  get #behind(): Behind {
    return this.session ?? this.waiting;
  }

  /** The session, for what can be done only where there is one. */
  get #open(): FormSession {
    return this.session as FormSession;
  }

  /** Hands the sheet to a session that has what was typed so far. No control is drawn again. */
  open(session: FormSession, reasons: Map<string, string>): asserts this is OpenSheet {
    this.session = session;
    this.reasons = reasons;
    this.loading();
    for (const one of this.#later) one.disabled = false;
    session.subscribe((changes) => this.#changed(changes));
    this.#renderAll();
    if (!this.waiting.asked) return;
    // Checks, and never sends by itself: what stands in the form may not be what stood there when somebody pressed the button.
    this.try();
    const { words } = this;
    if (session.canSubmit) this.outcome(words.say("asked_ready", { send: words.say("send") }), "good");
    else this.outcome(words.say("asked_refused", { number: this.#problems }), "error");
  }

  /** Says at the lower edge that the engine is being loaded, or why it did not start; without children it removes that. */
  loading(kind: "" | "error" = "", ...children: Node[]): void {
    this.hasFailed = kind === "error";
    const role = kind === "error" ? { role: "alert" } : {};
    const notice = h("div", { class: `notice ${kind}`.trim(), part: "message", ...role }, ...children);
    this.#loading.replaceChildren(...(children.length > 0 ? [notice] : []));
  }

  /** Notes that somebody wants the report checked or sent before there is a session. */
  #ask(): void {
    this.waiting.asked = true;
    this.outcome(this.words.say("asked"), "");
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
    this.#behind.set(field.index, text);
    if (!this.session) {
      this.#dirty.add(field.index);
      this.render();
      this.around.changed();
    }
    this.around.typed();
  }

  /** Takes what stands in the fields and was not taken yet; where an input method composes, only if the text could be lost otherwise. */
  flush(composed = false): void {
    for (const field of this.fields.values()) if (composed || !field.composing) this.#take(field);
  }

  /** The field in which somebody types, with the selection in it. */
  get place(): readonly [field: number, caret: readonly [number | null, number | null]] | undefined {
    for (const [index, { caret }] of this.fields) if (caret) return [index, caret];
    return undefined;
  }

  /** The draft with everything that was typed. */
  get draft(): string {
    this.flush();
    return this.session?.snapshot() ?? this.waiting.draft.draft;
  }

  #left(field: Field, event: FocusEvent): void {
    const to = event.relatedTarget;
    // Ignores a focus that stays in the field, moves to its own buttons, or leaves with the whole window.
    if (to instanceof Node ? field.root.contains(to) : focused(field.root)) return;
    field.composing = false;
    this.#take(field);
    this.#behind.leave(field.index);
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
    const dirty = [...this.#dirty].map((index) => [index, this.#behind.state(index)] as const);
    this.#dirty.clear();
    // Asks for sentences only where one may have to be shown.
    const wordsNeeded = session !== null && (this.#findingsChanged || dirty.some(([, state]) => state.shows));
    const views = wordsNeeded ? session.findings(words.locale).filter((one) => one.shows) : [];
    for (const [index, state] of dirty)
      this.fields.get(index)?.update(
        state,
        this.#behind.raw(index),
        views.filter((one) => one.field === index),
      );
    if (!session) return;
    for (const { section, ...drawn } of this.#sections.values()) {
      if (!section.fields.some((field) => dirty.some(([index]) => index === field.index))) continue;
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
    if (this.#closed || !this.session || !this.#verdictChanged) return;
    this.#verdictChanged = false;
    const level = this.#live.judge(this.session.assessment(this.words.locale));
    const first = this.#level === "";
    if (!first && level !== this.#level) this.#speakSoon();
    this.#level = level;
  }

  #speakSoon(): void {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      const { words } = this;
      const problems =
        this.#problems > 0 ? words.say("problems", { number: this.#problems }) : this.#open.canSubmit ? words.say("no_problems") : "";
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

  #nothing({ id, fields }: LayoutSection): void {
    const session = this.#open;
    const filled = fields.some((field) => session.state(field.index).filled);
    this.do(() => (filled ? session.undoNothing(id as SectionId) : session.nothing(id as SectionId)));
  }

  #prefill(): void {
    const { words } = this;
    const session = this.#open;
    let fields: readonly number[] = [];
    this.do(() => ({ fields } = session.prefill()));
    const number = fields.filter((field) => session.state(field).locked).length;
    this.notice(h("p", {}, words.say(number > 0 ? "taken" : "nothing_taken", { number })));
  }

  /** Shows every finding from now on, and returns the report where nothing blocks sending. */
  try(): Report | null {
    const report = this.#open.submit();
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
    if (!session) {
      this.#ask();
      return;
    }
    this.around.attended();
    const again = session.findings().filter(({ finding }) => finding.severity !== "error" && !finding.acknowledged).length;
    const outcome = [words.say("no_problems"), again > 0 && words.say("check_again", { number: again })];
    if (this.try()) this.outcome(outcome.filter(Boolean).join(". "), "good");
    else this.#refuse();
  }

  #send(): void {
    if (this.#sending) return;
    this.flush();
    if (!this.session) {
      this.#ask();
      return;
    }
    this.around.attended();
    const report = this.try();
    if (report) this.around.send(report);
    else this.#refuse();
  }

  /** Shows that the report is being sent, and takes the button away meanwhile. */
  sending(on: boolean): void {
    const [send] = this.#buttons;
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
    this.#outcome.replaceChildren(...(text ? [h("p", { class: `notice ${kind}`.trim(), part: "message" }, text)] : []));
  }

  /** Removes what is said about content that has changed since; while the report is being sent it stays. */
  #clearOutcome(): void {
    if (!this.#sending) this.outcome("", "");
  }

  /** Keeps anybody from typing, or lets them again. */
  disable(on: boolean): void {
    this.#body.inert = on;
    const [send] = this.#buttons;
    for (const one of this.#buttons) one.disabled = on || (this.#sending && one === send) || (!this.session && this.#later.includes(one));
  }

  /** Shows that the report is open in another window too; without children it removes that. */
  elsewhere(...children: Node[]): void {
    this.#elsewhere.replaceChildren(...(children.length > 0 ? [h("div", { class: "elsewhere", part: "message" }, ...children)] : []));
  }

  /** Shows a notice above the form; without children it removes the present one. */
  notice(...children: Node[]): void {
    this.#notice.replaceChildren(...(children.length > 0 ? [h("div", { class: "notice", part: "message" }, ...children)] : []));
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
    this.session?.close();
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
