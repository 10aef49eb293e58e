/** Tờ biểu: the form of one session. It is drawn once; later updates touch only what `Changes` names. */
import type { Changes, FindingView, FormSession } from "../form.js";
import type { Report } from "../generated/documents.js";
import { FIELDS, type FieldId, SECTIONS, type SectionId } from "../generated/ids.js";
import { button, focused, h, setAttribute, setText } from "./dom.js";
import { Field } from "./field.js";
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
  readonly asOf: string | undefined;
  /** Whether there is a report of the period before. */
  readonly previous: boolean;
  changed(changes: Changes): void;
  send(report: Report): void;
  save(): void;
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
  readonly #notice = h("div", { role: "status" });
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
  #composing = false;
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #level = "";
  #problems = 0;

  constructor(
    readonly session: FormSession,
    readonly words: Words,
    readonly around: Around,
  ) {
    const { description } = session;
    const answers = {
      repair: (view: FindingView, text: string) =>
        view.field !== null && this.#put(view.field, () => session.set(view.field as number, text)),
      acknowledge: (view: FindingView, reason: string) => this.do(() => session.acknowledge(view.id, reason, around.asOf)),
      withdraw: (view: FindingView) => this.do(() => session.withdraw(view.id)),
      reason: (view: FindingView) => reasonIn(session, view.finding),
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
      this.#notice,
      h(
        "div",
        { class: "tools" },
        around.previous && button(words.say("take_previous"), () => this.#prefill(), "quiet"),
        button(words.say("upload"), () => file.click(), "quiet"),
        file,
        button(words.say("download"), () => around.download(), "quiet"),
        button(words.say("print"), () => print(), "quiet"),
      ),
      this.#summary.root,
      h("div", { class: "body" }, h("div", { class: "sections" }, this.#general.root, ...sections), this.#live.root),
      h(
        "div",
        { class: "send" },
        this.#outcome,
        h(
          "div",
          { class: "tools" },
          button(words.say("send"), () => this.#send(), "primary"),
          button(words.say("check"), () => this.#check()),
          button(words.say("save_draft"), () => around.save()),
        ),
        this.#saved,
      ),
      h(
        "div",
        { class: "signs" },
        ...["prepared_by", "head"].map((who) => h("p", {}, h("strong", {}, words.say(who)), h("span", {}, words.say("signs")))),
      ),
      this.#spoken,
    );
    for (const type of ["input", "change", "compositionstart", "compositionend", "focusout"])
      this.root.addEventListener(type, (event) => this.#typed(event));
    for (const index of this.fields.keys()) this.#dirty.add(index);
    this.#findingsChanged = this.#verdictChanged = true;
    this.render();
    this.#judge();
    session.subscribe((changes) => this.#changed(changes));
  }

  // Typing

  #typed(event: Event): void {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]") : null;
    const field = at && (event.target as Element).closest(".control") ? this.fields.get(Number(at.dataset.field)) : undefined;
    if (!field) return;
    switch (event.type) {
      case "compositionstart":
        this.#composing = true;
        return;
      case "compositionend":
        this.#composing = false;
        break;
      case "focusout":
        this.#left(field, event as FocusEvent);
        return;
      default:
        // Waits while an input method composes, because its text is not final.
        if (this.#composing || (event as InputEvent).isComposing) return;
    }
    this.#take(field);
  }

  #take(field: Field): void {
    const { text } = field;
    if (text === field.taken) return;
    field.taken = text;
    this.#showOutcome("");
    this.session.set(field.index, text);
  }

  #left(field: Field, event: FocusEvent): void {
    const to = event.relatedTarget;
    // Ignores a focus that stays in the field, moves to its own buttons, or leaves with the whole window.
    if (to instanceof Node ? field.root.contains(to) : focused(field.root)) return;
    this.#composing = false;
    this.#take(field);
    this.session.leave(field.index);
  }

  // Updates, once a frame

  #changed(changes: Changes): void {
    for (const field of changes.fields) this.#dirty.add(field);
    if (changes.found.length > 0 || changes.gone.length > 0) this.#findingsChanged = true;
    if (changes.level || changes.targets.length > 0) this.#verdictChanged = true;
    this.around.changed(changes);
    this.#frame ||= requestAnimationFrame(() => {
      this.render();
      // Judges after the frame, so that the typed text appears first.
      if (this.#verdictChanged) setTimeout(() => this.#judge());
    });
  }

  render(): void {
    cancelAnimationFrame(this.#frame);
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
    this.#showOutcome("");
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
    this.#showOutcome("");
    const { fields } = session.prefill();
    this.render();
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
    const again = session.findings().filter(({ finding }) => finding.severity !== "error" && !finding.acknowledged).length;
    const outcome = [words.say("no_problems"), again > 0 && words.say("check_again", { number: again })];
    if (this.try()) this.#showOutcome(outcome.filter(Boolean).join(". "));
    else this.#refuse();
  }

  #send(): void {
    const report = this.try();
    if (!report) {
      this.#refuse();
      return;
    }
    this.#showOutcome(this.words.say("sent"));
    this.around.send(report);
  }

  #refuse(): void {
    this.#showOutcome("");
    this.#summary.show();
  }

  #showOutcome(text: string): void {
    this.#outcome.replaceChildren(...(text ? [h("p", { class: "notice good", part: "notice" }, text)] : []));
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
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#speaking);
    this.session.close();
  }
}
