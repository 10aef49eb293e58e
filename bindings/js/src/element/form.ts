/** Phần tử `<kh302-form>`: opens the session on the request, saves its draft, and dispatches events to the page. */
import { StartError } from "../error.js";
import { type Changes, createForm, type FormSession, type Locale, type Restored } from "../form.js";
import type { ErrorDocument, Report, Request } from "../generated/documents.js";
import { button, h } from "./dom.js";
import * as keep from "./keep.js";
import { LOOK } from "./look.js";
import { type Around, Sheet } from "./sheet.js";
import { inLocale } from "./take.js";
import { Words } from "./words.js";

/** The detail of the event `kh302-draft`. */
export interface DraftDetail {
  /** The draft as text. */
  readonly draft: string;
  /** Whether this device keeps the draft. */
  readonly kept: boolean;
}

/** Biểu nhập: the element `<kh302-form>`. */
export interface FormElement extends HTMLElement {
  /** The request or report on which the form is opened. Setting another one opens another form. */
  request: Request | Report | null;
  /** The language, `vi` or `en`; it follows the attribute `lang` of the element or of one around it. */
  locale: Locale;
  /** The session of the form while it is open. */
  readonly session: FormSession | null;
  /** A promise that settles when the form for `request` is drawn. */
  readonly ready: Promise<void>;
  /** Deletes the draft that this device keeps, for instance when the report has arrived. */
  discard(): Promise<void>;
}

/** The time after the last change until the draft is saved, in milliseconds. */
const QUIET = 400;

let started: Promise<void> = Promise.resolve();
let look: CSSStyleSheet | undefined;

/** Defines the element in the page, once; `init` is the promise that `init()` of kh302 returned. */
export function defineForm(init?: Promise<void> | void, tag = "kh302-form"): void {
  if (init) {
    started = init;
    started.catch(() => {});
  }
  if (!customElements.get(tag)) customElements.define(tag, class extends Kh302Form {});
}

// Falls back to an empty class on a server, where there is nothing to draw, so that the import does not fail.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

class Kh302Form extends Base implements FormElement {
  static readonly observedAttributes = ["lang"];

  readonly #root = this.attachShadow({ mode: "open", delegatesFocus: false });
  #request: Request | Report | null = null;
  #ready: Promise<void> = Promise.resolve();
  /** Counts the openings, so that one stops when a later one has begun. */
  #turn = 0;
  /** The draft of a form that was removed from the page, in case it comes back. */
  #parked: string | undefined;

  #sheet: Sheet | null = null;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #kept = true;

  constructor() {
    super();
    look ??= new CSSStyleSheet();
    if (look.cssRules.length === 0) look.replaceSync(LOOK);
    this.#root.adoptedStyleSheets = [look];
  }

  get request(): Request | Report | null {
    return this.#request;
  }

  set request(request: Request | Report | null) {
    // Ignores an equal request, which a page sets again whenever it renders.
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
    return this.#sheet?.session ?? null;
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  async discard(): Promise<void> {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (this.#sheet) await keep.forget(this.#key());
  }

  connectedCallback(): void {
    // Sets properties again that were set before the element was defined, because they hide the accessors of the class.
    for (const name of ["request", "locale"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    addEventListener("pagehide", this.#leaving);
    document.addEventListener("visibilitychange", this.#leaving);
    if (this.#request && !this.#sheet) this.#open(this.#parked);
  }

  disconnectedCallback(): void {
    removeEventListener("pagehide", this.#leaving);
    document.removeEventListener("visibilitychange", this.#leaving);
    this.#keepNow();
    this.#parked = this.session?.snapshot();
    this.#close();
  }

  attributeChangedCallback(): void {
    const sheet = this.#sheet;
    if (!sheet || this.locale === sheet.words.locale) return;
    this.#keepNow();
    this.#open(inLocale(sheet.session.snapshot(), sheet.words.locale, this.locale), sheet.tried);
  }

  readonly #leaving = (event: Event): void => {
    if (event.type !== "pagehide" && document.visibilityState !== "hidden") return;
    if (this.#sheet && this.#keeping !== undefined) keep.writeAtOnce(this.#key(), keptOf(this.#sheet));
    this.#keepNow();
  };

  #close(): void {
    this.#turn += 1;
    this.#sheet?.close();
    this.#sheet = null;
  }

  #key(): string {
    const { area, period } = reportOf(this.#request as Request | Report);
    return `${area}/${period}`;
  }

  /** Opens a form on the request, with the draft that is given or the one that this device keeps. */
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
    const whole = (request.schema === "kh302.request/1" ? request : { schema: "kh302.request/1", report: request }) as Request;
    const session = createForm({ locale, ...whole });
    if (isError(session)) {
      this.#refuse(session.error.message);
      return;
    }
    const kept = draft === undefined ? await keep.read(this.#key()) : undefined;
    if (turn !== this.#turn) {
      session.close();
      return;
    }
    const taken = draft ?? (kept && inLocale(kept.draft, kept.locale, locale));
    const restored = taken === undefined ? undefined : session.restore(taken);
    const words = new Words(session.description, locale);
    const sheet = new Sheet(session, words, this.#around(whole));
    this.#sheet = sheet;
    this.#root.replaceChildren(sheet.root);
    if (tried) sheet.try();
    if (kept && restored && !isError(restored)) this.#noticeRestored(sheet, words.say("restored", { time: words.time(kept.at) }), restored);
  }

  #refuse(words: string): void {
    this.#root.replaceChildren(
      h(
        "div",
        { class: "form", lang: this.locale },
        h("slot", { name: "title" }),
        h("p", { class: "notice error", part: "notice", role: "alert" }, words),
      ),
    );
  }

  #around(request: Request): Around {
    const dispatch = (name: string, detail: unknown): boolean =>
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    return {
      heading: Math.min(Math.max(Number(this.getAttribute("heading-level")) || 2, 1), 6) as Around["heading"],
      asOf: request.as_of ?? undefined,
      previous: (request.previous?.length ?? 0) > 0,
      changed: (changes: Changes) => {
        dispatch("kh302-change", changes);
        clearTimeout(this.#keeping);
        this.#keeping = setTimeout(() => this.#keepNow(), QUIET);
      },
      send: (report: Report) => dispatch("kh302-submit", report),
      save: () => this.#keepNow(true),
      download: () => this.#download(),
      upload: (draft: string) => this.#upload(draft),
    };
  }

  // Drafts

  #keepNow(asked = false): void {
    const sheet = this.#sheet;
    if (!sheet || (!asked && this.#keeping === undefined)) return;
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    const now = keptOf(sheet);
    const { draft } = now;
    void keep.write(this.#key(), now).then((kept) => {
      this.dispatchEvent(new CustomEvent<DraftDetail>("kh302-draft", { detail: { draft, kept }, bubbles: true, composed: true }));
      if (sheet !== this.#sheet) return;
      const message = sheet.words.say(kept ? "saved" : "not_kept");
      sheet.saved(message);
      if (asked) sheet.speak(message);
      if (!kept && this.#kept) sheet.notice(h("p", {}, message));
      this.#kept = kept;
    });
  }

  #download(): void {
    const url = URL.createObjectURL(new Blob([(this.#sheet as Sheet).session.snapshot()], { type: "application/json" }));
    h("a", { href: url, download: `kh302-${this.#key().replace("/", "-")}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #upload(draft: string): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    let restored: Restored | ErrorDocument | undefined;
    sheet.do(() => (restored = sheet.session.restore(draft)));
    if (!restored) return;
    if (isError(restored)) sheet.notice(h("p", { class: "note error" }, restored.error.message));
    else this.#noticeRestored(sheet, sheet.words.say("opened"), restored);
  }

  /** Shows that a draft was restored, which findings are new or gone, and a button to discard the draft. */
  #noticeRestored(sheet: Sheet, text: string, { differences }: Restored): void {
    const { session, words, fields } = sheet;
    const views = session.findings(words.locale);
    const lines = differences.map(({ code, at, found }) => {
      const message = views.find(({ finding }) => finding.code === code && finding.at === at)?.finding.message;
      const place = [...fields.values()].find(({ field }) => field.id === at.replace(/^\//, ""))?.field;
      const what = message ?? [place && words.of(place.name), code].filter(Boolean).join(", ");
      return h("li", {}, words.say(found ? "judged_now" : "judged_no_more", { what }));
    });
    sheet.notice(
      h(
        "p",
        {},
        text,
        " ",
        button(words.say("discard"), () => void this.#startOver(), "quiet"),
      ),
      ...(lines.length > 0 ? [h("p", {}, words.say("rules_changed", { number: lines.length })), h("ul", {}, ...lines)] : []),
    );
  }

  /** Opens the form again from the request, with a button that brings back what was typed. */
  async #startOver(): Promise<void> {
    const draft = (this.#sheet as Sheet).session.snapshot();
    await this.discard();
    this.#open();
    await this.#ready;
    const sheet = this.#sheet;
    if (!sheet) return;
    const back = (): void => {
      sheet.do(() => sheet.session.restore(draft));
      sheet.notice();
    };
    const takeBack = button(sheet.words.say("take_back"), back, "quiet");
    sheet.notice(h("p", {}, sheet.words.say("discarded"), " ", takeBack));
    takeBack.focus();
  }
}

function keptOf({ session, words }: Sheet): keep.Kept {
  return { draft: session.snapshot(), at: Date.now(), locale: words.locale };
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
