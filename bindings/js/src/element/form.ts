/** The element itself: opens the session, draws the form once, and afterwards touches only what `Changes` names. */
import { StartError } from "../error.js";
import type { ErrorDocument, Report, Request } from "../generated/documents.js";
import { FIELDS, SECTIONS, type SectionId } from "../generated/ids.js";
import { createForm, type Changes, type FormSession, type Locale, type Restored, type Told } from "../form.js";
import { button, focused, h, put, say } from "./dom.js";
import { Field } from "./field.js";
import * as keep from "./keep.js";
import { Live } from "./live.js";
import { LOOK } from "./look.js";
import { Notes } from "./notes.js";
import { adopt, inLocale, reasonIn } from "./take.js";
import { Words } from "./words.js";

/** What `kh302-draft` tells: the draft, and whether this device keeps it. */
export interface DraftDetail {
  readonly draft: string;
  readonly kept: boolean;
}

/** `<kh302-form>`. */
export interface FormElement extends HTMLElement {
  /** What the form is opened on: a request, or a report alone. Another one opens another form. */
  request: Request | Report | null;
  /** `vi` or `en`; follows `lang` here or on an element around. */
  locale: Locale;
  /** The session behind the form while it is open. */
  readonly session: FormSession | null;
  /** Settled when the form that `request` asks for is drawn. */
  readonly ready: Promise<void>;
  /** Forgets the draft that this device keeps, as when the report has arrived. */
  discard(): Promise<void>;
}

/** How long after the last change a draft is kept, in milliseconds, and how long a reader of the screen is left to finish. */
const QUIET = 400;
const SPOKEN = 1000;

let started: Promise<void> = Promise.resolve();
let look: CSSStyleSheet | undefined;

/** Makes the element known to the page, once; `init` is what `init()` of kh302 returned. */
export function defineForm(init?: Promise<void> | void, tag = "kh302-form"): void {
  if (init) {
    started = init;
    started.catch(() => {});
  }
  if (!customElements.get(tag)) customElements.define(tag, class extends Kh302Form {});
}

// On a server there is nothing to draw, and the import alone does no harm.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

class Kh302Form extends Base implements FormElement {
  static readonly observedAttributes = ["lang"];

  readonly #root = this.attachShadow({ mode: "open", delegatesFocus: false });
  #request: Request | Report | null = null;
  #session: FormSession | null = null;
  #ready: Promise<void> = Promise.resolve();
  /** Counts the openings, so that one that was overtaken stops. */
  #turn = 0;
  /** The draft of a form that left the page, should it come back. */
  #parked: string | undefined;

  #words = new Words(undefined, "vi");
  #fields = new Map<number, Field>();
  #sections = new Map<string, { progress: HTMLElement; nothing: HTMLButtonElement }>();
  #general: Notes | undefined;
  #live: Live | undefined;
  #parts!: { summary: HTMLElement; notice: HTMLElement; spoken: HTMLElement; saved: HTMLElement; outcome: HTMLElement };

  readonly #dirty = new Set<number>();
  #retell = false;
  #rejudge = false;
  #frame = 0;
  /** Sending or checking was tried: the summary is shown. */
  #tried = false;
  #composing = false;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #kept = true;
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #level = "";
  #problems = 0;

  constructor() {
    super();
    look ??= new CSSStyleSheet();
    if (look.cssRules.length === 0) look.replaceSync(LOOK);
    this.#root.adoptedStyleSheets = [look];
    for (const type of ["input", "change", "compositionstart", "compositionend", "focusout"]) this.#root.addEventListener(type, (event) => this.#typed(event));
  }

  get request(): Request | Report | null {
    return this.#request;
  }

  set request(request: Request | Report | null) {
    // A page that draws itself anew gives the same request again: that is no other form.
    if (JSON.stringify(request) === JSON.stringify(this.#request)) return;
    this.#keepNow();
    this.#request = request;
    this.#parked = undefined;
    this.#open();
  }

  get locale(): Locale {
    const lang = this.lang || this.closest<HTMLElement>("[lang]")?.lang || "vi";
    return /^en\b/i.test(lang) ? "en" : "vi";
  }

  set locale(locale: Locale) {
    this.lang = locale;
  }

  get session(): FormSession | null {
    return this.#session;
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  async discard(): Promise<void> {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (this.#session) await keep.forget(this.#key());
  }

  connectedCallback(): void {
    // A property that was set before the element was known hides the one of the class.
    for (const name of ["request", "locale"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    addEventListener("pagehide", this.#leaving);
    document.addEventListener("visibilitychange", this.#leaving);
    if (this.#request && !this.#session) this.#open(this.#parked);
  }

  disconnectedCallback(): void {
    removeEventListener("pagehide", this.#leaving);
    document.removeEventListener("visibilitychange", this.#leaving);
    this.#keepNow();
    this.#parked = this.#session?.snapshot();
    this.#close();
  }

  attributeChangedCallback(): void {
    const session = this.#session;
    if (!session || this.locale === this.#words.locale) return;
    this.#keepNow();
    this.#open(inLocale(session, this.#words.locale, this.locale), this.#tried);
  }

  readonly #leaving = (event: Event): void => {
    if (event.type !== "pagehide" && document.visibilityState !== "hidden") return;
    if (this.#session && this.#keeping !== undefined) keep.writeAtOnce(this.#key(), { draft: this.#session.snapshot(), at: Date.now() });
    this.#keepNow();
  };

  #close(): void {
    this.#turn += 1;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#speaking);
    this.#frame = 0;
    this.#session?.close();
    this.#session = null;
  }

  #key(): string {
    const { area, period } = reportOf(this.#request as Request | Report);
    return `${area}/${period}`;
  }

  /** Opens a form on the request, with a draft given here or the one that this device keeps. */
  #open(draft?: string, tried = false): void {
    this.#close();
    const turn = this.#turn;
    this.#ready = this.#opened(turn, draft, tried).catch((cause: unknown) => {
      const words = cause instanceof StartError ? cause[this.locale] : String(cause);
      if (turn === this.#turn) this.#refuse(words);
    });
  }

  async #opened(turn: number, draft: string | undefined, tried: boolean): Promise<void> {
    const request = this.#request;
    if (!request || !this.isConnected) {
      this.#root.replaceChildren();
      return;
    }
    await started;
    if (turn !== this.#turn) return;
    const { locale } = this;
    const session = createForm({ locale, ...(request.schema === "kh302.request/1" ? request : { schema: "kh302.request/1", report: request }) } as Request);
    if (isError(session)) {
      this.#refuse(session.error.message);
      return;
    }
    const kept = draft === undefined ? await keep.read(this.#key()) : undefined;
    if (turn !== this.#turn) {
      session.close();
      return;
    }
    const restored = draft !== undefined ? adopt(session, draft) : kept && adopt(session, kept.draft);
    this.#session = session;
    this.#words = new Words(session.description, locale);
    this.#tried = tried;
    if (tried) session.submit();
    this.#draw(session);
    if (kept && restored && !isError(restored)) this.#tellRestored(this.#words.say("restored", { time: this.#words.time(kept.at) }), restored);
    session.subscribe((changes) => this.#changed(changes));
  }

  #refuse(words: string): void {
    this.#root.replaceChildren(h("div", { class: "form", lang: this.locale }, h("slot", { name: "title" }), h("p", { class: "notice error", part: "notice", role: "alert" }, words)));
  }

  // Drawing, once

  #heading(text: string, id: string): HTMLElement {
    const level = Math.min(Math.max(Number(this.getAttribute("heading-level")) || 2, 1), 6) as 1 | 2 | 3 | 4 | 5 | 6;
    return h(`h${level}`, { id, part: "heading", tabindex: -1 }, text);
  }

  #draw(session: FormSession): void {
    const words = this.#words;
    const { description } = session;
    const answers = {
      repair: (told: Told, text: string) => told.field !== null && this.#put(told.field, () => session.set(told.field as number, text)),
      acknowledge: (told: Told, reason: string) => this.#do(() => session.acknowledge(told.id, reason, this.#today())),
      withdraw: (told: Told) => this.#do(() => session.withdraw(told.id)),
      reason: (told: Told) => reasonIn(session, told.finding),
    };
    const actions = {
      ...answers,
      accept: (field: number) => this.#put(field, () => session.accept(field)),
      unlock: (field: number) => this.#put(field, () => session.unlock(field)),
    };
    this.#fields = new Map(description.sections.flatMap((section) => section.fields).map((field) => [field.index, new Field(field, words, description.levels, actions)]));
    this.#general = new Notes("general", words, answers);
    const heading = (text: string, id: string): HTMLElement => this.#heading(text, id);
    this.#live = new Live(description, words, heading, {
      field: (id) => this.#go(FIELDS.findIndex((field) => field === id)),
      section: (id) => this.#root.getElementById(`s-${id}`)?.focus(),
    });
    this.#sections.clear();
    const sections = description.sections.map((section) => {
      const known = SECTIONS.includes(section.id as SectionId);
      const progress = h("p", { class: "progress", part: "progress" });
      const nothing = button("", () => this.#nothing(section.id as SectionId), "quiet");
      if (known) this.#sections.set(section.id, { progress, nothing });
      const fields = section.fields.map((field) => (this.#fields.get(field.index) as Field).root);
      const head = h("div", { class: "head" }, heading(words.of(section.title), `s-${section.id}`), known && progress);
      return h("section", { class: "section", part: "section", "aria-labelledby": `s-${section.id}` }, head, section.has_flows && h("div", { class: "tools" }, nothing), ...fields);
    });
    const assessment = session.assessment(words.locale);
    const { area, period } = assessment;
    const file = h("input", { type: "file", accept: ".json,application/json", class: "unseen", tabindex: -1, "aria-hidden": "true", change: () => void this.#upload(file) });
    this.#parts = {
      summary: h("section", { class: "summary", part: "summary", "aria-labelledby": "summary-title", tabindex: -1, hidden: true }),
      notice: h("div", { role: "status" }),
      spoken: h("p", { class: "unseen", role: "status" }),
      saved: h("p", { class: "saved", part: "saved" }),
      outcome: h("div", { role: "status" }),
    };
    const previous = "previous" in (this.#request as Request) && ((this.#request as Request).previous?.length ?? 0) > 0;
    const form = h(
      "div",
      { class: "form", part: "form", role: "form", "aria-label": words.say("form"), lang: words.locale },
      h("slot", { name: "title" }),
      h("div", { class: "span" }, period && h("p", {}, words.say("span", { id: period.id, from: words.day(period.from), to: words.day(period.to) })), h("p", {}, words.say("area", { area }))),
      this.#parts.notice,
      h(
        "div",
        { class: "tools" },
        previous && button(words.say("take_previous"), () => this.#prefill(), "quiet"),
        button(words.say("upload"), () => file.click(), "quiet"),
        file,
        button(words.say("download"), () => this.#download(), "quiet"),
        button(words.say("print"), () => print(), "quiet"),
      ),
      this.#parts.summary,
      h("div", { class: "body" }, h("div", { class: "sections" }, this.#general.root, ...sections), this.#live.root),
      h(
        "div",
        { class: "send" },
        this.#parts.outcome,
        h(
          "div",
          { class: "tools" },
          button(words.say("send"), () => this.#send(), "primary"),
          button(words.say("check"), () => this.#check()),
          button(words.say("save_draft"), () => this.#save()),
        ),
        this.#parts.saved,
      ),
      h("div", { class: "signs" }, ...["prepared_by", "head"].map((who) => h("p", {}, h("strong", {}, words.say(who)), h("span", {}, words.say("signs"))))),
      this.#parts.spoken,
    );
    this.#root.replaceChildren(form);
    for (const index of this.#fields.keys()) this.#dirty.add(index);
    this.#retell = this.#rejudge = true;
    this.#level = "";
    this.#render();
    this.#judge();
  }

  // Typing

  #typed(event: Event): void {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]") : null;
    const field = at && (event.target as Element).closest(".control") ? this.#fields.get(Number(at.dataset["field"])) : undefined;
    if (!field || !this.#session) return;
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
        // What an input method shows while it composes is not yet what was typed.
        if (this.#composing || (event as InputEvent).isComposing) return;
    }
    this.#take(field);
  }

  #take(field: Field): void {
    const { text } = field;
    if (text === field.taken) return;
    field.taken = text;
    this.#outcome("");
    this.#session?.set(field.index, text);
  }

  #left(field: Field, event: FocusEvent): void {
    const to = event.relatedTarget;
    // The window may have been left and not the field; and within a field its own buttons are no other place.
    if (to instanceof Node ? field.root.contains(to) : focused(field.root)) return;
    this.#composing = false;
    this.#take(field);
    this.#session?.leave(field.index);
  }

  // Bringing up to date, once a frame

  #changed(changes: Changes): void {
    for (const field of changes.fields) this.#dirty.add(field);
    if (changes.found.length > 0 || changes.gone.length > 0) this.#retell = true;
    if (changes.level || changes.targets.length > 0) this.#rejudge = true;
    this.dispatchEvent(new CustomEvent("kh302-change", { detail: changes, bubbles: true, composed: true }));
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keepNow(), QUIET);
    this.#frame ||= requestAnimationFrame(() => {
      this.#render();
      // The level waits until the frame with the field is on the screen.
      if (this.#rejudge) setTimeout(() => this.#judge());
    });
  }

  #render(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const session = this.#session;
    if (!session) return;
    const words = this.#words;
    const dirty = [...this.#dirty].map((index) => [index, session.state(index)] as const);
    this.#dirty.clear();
    // Words are asked for only where something may have to be shown.
    const tells = this.#retell || dirty.some(([, state]) => state.shows);
    const told = tells ? session.findings(words.locale).filter((one) => one.shows) : [];
    for (const [index, state] of dirty) this.#fields.get(index)?.update(state, session.raw(index), told.filter((one) => one.field === index));
    for (const section of session.description.sections) {
      const drawn = this.#sections.get(section.id);
      if (!drawn || !section.fields.some((field) => dirty.some(([index]) => index === field.index))) continue;
      const { filled, of } = session.progress(section.id as SectionId);
      const text = words.say("progress", { filled, all: of });
      say(drawn.progress, text);
      put(drawn.progress, "data-full", filled === of);
      this.#live?.progress(section.id, `${filled}/${of}`, filled === of);
      const flows = section.fields.filter((field) => field.flow).map((field) => session.state(field.index));
      const filledByUs = flows.some((state) => state.filled);
      say(drawn.nothing, words.say(filledByUs ? "undo_nothing" : "nothing"));
      drawn.nothing.hidden = !filledByUs && !section.fields.some((field) => field.flow && session.raw(field.index).trim() === "");
    }
    if (tells) {
      this.#general?.update(told.filter((one) => one.field === null));
      this.#summarise(session);
    }
    this.#retell = false;
  }

  #summarise(session: FormSession): void {
    const words = this.#words;
    const problems = session.summary(words.locale);
    this.#problems = problems.length;
    const { summary } = this.#parts;
    summary.hidden = !this.#tried || problems.length === 0;
    if (!this.#tried || summary.hidden) return;
    const line = ({ id, field, finding }: Told): HTMLElement => {
      const to = field !== null && this.#fields.get(field);
      const go = (event: Event): void => {
        event.preventDefault();
        if (to) to.focus();
        else this.#root.getElementById(`general-${id}`)?.scrollIntoView();
      };
      return h("li", {}, h("a", { href: `#${to ? `f${field}` : `general-${id}`}`, part: "link", click: go }, finding.message));
    };
    // A report that was hardly begun lacks sixty figures: by section they can be taken in.
    const groups = [{ title: { vi: "", en: "" }, fields: [] }, ...session.description.sections].map((section) => {
      const within = problems.filter(({ field }) => (field === null ? section.fields.length === 0 : section.fields.some(({ index }) => index === field)));
      const title = words.of(section.title);
      return within.length === 0 ? [] : [title ? h("p", {}, title) : null, h("ul", {}, ...within.map(line))];
    });
    const inside = focused(summary);
    summary.replaceChildren(this.#heading(words.say("problems", { number: problems.length }), "summary-title"), ...groups.flat().filter((one) => one !== null));
    if (inside) summary.focus();
  }

  #judge(): void {
    const session = this.#session;
    if (!session || !this.#rejudge) return;
    this.#rejudge = false;
    const level = (this.#live as Live).judge(session.assessment(this.#words.locale));
    const first = this.#level === "";
    if (!first && level !== this.#level) this.#speakSoon();
    this.#level = level;
  }

  #speakSoon(): void {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      const words = this.#words;
      const problems = this.#problems > 0 ? words.say("problems", { number: this.#problems }) : this.#session?.canSubmit ? words.say("no_problems") : "";
      say(this.#parts.spoken, `${words.say("level")}: ${this.#level}. ${problems}`.trim());
    }, SPOKEN);
  }

  // Doing

  /** Does something that types by itself. */
  #do(act: () => unknown): void {
    this.#outcome("");
    act();
    this.#render();
  }

  /** Does something at a field, which then has the focus. */
  #put(field: number, act: () => unknown): void {
    this.#do(act);
    this.#fields.get(field)?.focus();
  }

  #go(field: number): void {
    this.#fields.get(field)?.focus();
  }

  #nothing(section: SectionId): void {
    const session = this.#session as FormSession;
    const fields = session.description.sections.find(({ id }) => id === section)?.fields ?? [];
    const filled = fields.some((field) => session.state(field.index).filled);
    this.#do(() => (filled ? session.undoNothing(section) : session.nothing(section)));
  }

  #prefill(): void {
    const session = this.#session as FormSession;
    const { fields } = session.prefill();
    this.#render();
    const number = fields.filter((field) => session.state(field).locked).length;
    this.#notice(h("p", {}, this.#words.say(number > 0 ? "taken" : "nothing_taken", { number })));
  }

  #today(): string | undefined {
    const request = this.#request as Request;
    return ("as_of" in request && request.as_of) || undefined;
  }

  /** Shows every finding; gives the report where nothing blocks it. */
  #try(): Report | null {
    const session = this.#session as FormSession;
    const report = session.submit();
    this.#tried = true;
    this.#retell = true;
    this.#render();
    this.#judge();
    if (report === null) {
      this.#parts.summary.focus({ preventScroll: true });
      this.#parts.summary.scrollIntoView();
    }
    return report;
  }

  #check(): void {
    const words = this.#words;
    const report = this.#try();
    const again = (this.#session as FormSession).findings().filter(({ finding }) => finding.severity !== "error" && !finding.acknowledged).length;
    const told = [words.say("no_problems"), again > 0 && words.say("check_again", { number: again })];
    this.#outcome(report ? told.filter(Boolean).join(". ") : "");
  }

  #send(): void {
    const report = this.#try();
    this.#outcome(report ? this.#words.say("sent") : "");
    if (report) this.dispatchEvent(new CustomEvent("kh302-submit", { detail: report, bubbles: true, composed: true }));
  }

  #outcome(text: string): void {
    this.#parts.outcome.replaceChildren(...(text ? [h("p", { class: "notice good", part: "notice" }, text)] : []));
  }

  #notice(...children: Node[]): void {
    this.#parts.notice.replaceChildren(h("div", { class: "notice", part: "notice" }, ...children));
  }

  // Drafts

  #save(): void {
    this.#keepNow(true);
  }

  #keepNow(asked = false): void {
    const session = this.#session;
    if (!session || (!asked && this.#keeping === undefined)) return;
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    const draft = session.snapshot();
    const words = this.#words;
    void keep.write(this.#key(), { draft, at: Date.now() }).then((kept) => {
      this.dispatchEvent(new CustomEvent<DraftDetail>("kh302-draft", { detail: { draft, kept }, bubbles: true, composed: true }));
      if (session !== this.#session) return;
      say(this.#parts.saved, words.say(kept ? "saved" : "not_kept"));
      if (!kept && this.#kept) this.#notice(h("p", {}, words.say("not_kept")));
      if (asked) say(this.#parts.spoken, words.say(kept ? "saved" : "not_kept"));
      this.#kept = kept;
    });
  }

  #download(): void {
    const session = this.#session as FormSession;
    const url = URL.createObjectURL(new Blob([session.snapshot()], { type: "application/json" }));
    h("a", { href: url, download: `kh302-${this.#key().replace("/", "-")}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  async #upload(file: HTMLInputElement): Promise<void> {
    const session = this.#session as FormSession;
    const [chosen] = file.files ?? [];
    const text = await chosen?.text();
    file.value = "";
    if (text === undefined || session !== this.#session) return;
    const restored = adopt(session, text);
    this.#render();
    if (isError(restored)) this.#notice(h("p", { class: "note error" }, restored.error.message));
    else this.#tellRestored(this.#words.say("opened"), restored);
  }

  /** That a draft is back, what is judged differently now, and the way to begin afresh. */
  #tellRestored(text: string, { differences }: Restored): void {
    const words = this.#words;
    const told = (this.#session as FormSession).findings(words.locale);
    const lines = differences.map(({ code, at, found }) => {
      const message = told.find(({ finding }) => finding.code === code && finding.at === at)?.finding.message;
      const place = [...this.#fields.values()].find(({ field }) => field.id === at.replace(/^\//, ""))?.field;
      const what = message ?? [place && words.of(place.name), code].filter(Boolean).join(", ");
      return h("li", {}, words.say(found ? "judged_now" : "judged_no_more", { what }));
    });
    this.#notice(
      h("p", {}, text, " ", button(words.say("discard"), () => void this.#startOver(), "quiet")),
      ...(lines.length > 0 ? [h("p", {}, words.say("rules_changed", { number: lines.length })), h("ul", {}, ...lines)] : []),
    );
  }

  /** Begins again from the request; what was typed can be taken back. */
  async #startOver(): Promise<void> {
    const draft = (this.#session as FormSession).snapshot();
    await this.discard();
    this.#open();
    await this.#ready;
    const words = this.#words;
    const back = (): void => {
      this.#do(() => adopt(this.#session as FormSession, draft));
      this.#parts.notice.replaceChildren();
    };
    const takeBack = button(words.say("take_back"), back, "quiet");
    this.#notice(h("p", {}, words.say("discarded"), " ", takeBack));
    takeBack.focus();
  }
}

function reportOf(request: Request | Report): Report {
  return request.schema === "kh302.request/1" ? (request.report as Report) : request;
}

function isError(answer: object): answer is ErrorDocument {
  return "error" in answer;
}

declare global {
  interface HTMLElementTagNameMap {
    "kh302-form": FormElement;
  }
  interface HTMLElementEventMap {
    "kh302-change": CustomEvent<Changes>;
    "kh302-submit": CustomEvent<Report>;
    "kh302-draft": CustomEvent<DraftDetail>;
  }
}
