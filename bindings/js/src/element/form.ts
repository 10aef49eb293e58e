/**
 * Phần tử `<kh302-form>`: draws the form, opens the session on the request, saves its draft, and dispatches events to the page. It draws
 * without the engine; `late.ts` and the engine come while somebody types.
 */
import type { StartError } from "../error.js";
import type { Changes, FormSession, Locale, Restored } from "../form.js";
import type { ErrorDocument, Report, Request } from "../generated/documents.js";
import { button, h } from "./dom.js";
import { write as toJson } from "./json.js";
import type { Keeper, Kept } from "./keep.js";
import { type Drawn, drawn, type LayoutField, loadTexts, type Texts } from "./layout.js";
import { LOOK } from "./look.js";
import { type Around, type OpenSheet, Sheet } from "./sheet.js";
import type { Tab } from "./tab.js";
import type { Merged } from "./take.js";
import { Waiting } from "./waiting.js";
import { fill, Words } from "./words.js";

/** The detail of the event `kh302-draft`. */
export interface DraftDetail {
  /** The draft as text. */
  readonly draft: string;
  /** Whether this device keeps the draft. */
  readonly kept: boolean;
}

/** The event `kh302-submit`: its detail is the report. */
export interface ReportSubmitEvent extends CustomEvent<Report> {
  /**
   * Tells the form when the report has arrived. The form says that it was sent only once the promise is fulfilled; a promise that is
   * rejected, or that gives a response which is not ok or `false`, keeps the draft.
   */
  waitUntil(sent: PromiseLike<unknown>): void;
}

/** Biểu nhập: the element `<kh302-form>`. */
export interface FormElement extends HTMLElement {
  /** The request or report on which the form is opened. Setting another one opens another form. */
  request: Request | Report | null;
  /** Sends the report, as `waitUntil` of the event `kh302-submit` describes. */
  send: ((report: Report) => unknown) | null;
  /** The language, `vi` or `en`; it follows the attribute `lang` of the element or of one around it. */
  locale: Locale;
  /** The session of the form while it is open. */
  readonly session: FormSession | null;
  /** A promise that settles when the form for `request` is open: drawn and with its session, or with the reason why not. */
  readonly ready: Promise<void>;
  /** Deletes the draft that this device keeps, for instance when the report has arrived. */
  discard(): Promise<void>;
}

/** The time after the last change until the draft is saved, in milliseconds. */
const QUIET = 400;
/** The time within which a second press of the button is taken for a double click, in milliseconds. */
const DOUBLE = 1000;

/** The time after which a form says that the engine is being loaded, in milliseconds. */
const SOON = 300;
/** The texts that are needed where the others could not be loaded. */
const BARE = {
  not_opened: {
    vi: "Chưa mở được biểu: đề nghị kiểm tra kết nối mạng rồi thử lại hoặc tải lại trang.",
    en: "The form could not be opened: please check the connection and try again or load the page again.",
  },
  not_started: {
    vi: "Chưa tải được phần kiểm tra: đề nghị kiểm tra kết nối mạng rồi thử lại hoặc tải lại trang.",
    en: "The checking part could not be loaded: please check the connection and try again or load the page again.",
  },
  try_again: { vi: "Thử lại", en: "Try again" },
  bad_attribute: {
    vi: "Chưa mở được biểu: thuộc tính request của trang cần là tài liệu JSON, đang là “{value}”.",
    en: "The form could not be opened: the attribute request of the page should be a JSON document, not “{value}”.",
  },
};

type Late = typeof import("./late.js");
/** What is loaded once a form is drawn. Only a form that waits for it can do without. */
let late: Late;

async function load(): Promise<Late> {
  late ??= await import("./late.js");
  return late;
}

let started: Promise<void> = Promise.resolve();
/** How far the start is. */
let start: "under way" | "done" | "failed" = "done";
/** Starts the engine again after a failure, where the page said how. */
let startAgain: (() => Promise<void> | void) | undefined;
/** The forms that wait because the engine could not start. */
const waiting = new Set<Kh302Form>();
/** The style sheet of each document, because one document cannot use that of another. */
const looks = new WeakMap<Document, CSSStyleSheet>();

/**
 * Defines the element in the page, once; on a server it does nothing. `init` is the promise that `init()` of kh302 returned, or a function
 * that returns it: the form then offers to try again where the start failed. A later call starts the forms that wait.
 */
export function defineForm(init?: Promise<void> | void | (() => Promise<void> | void), tag = "kh302-form"): void {
  if (typeof customElements === "undefined") return;
  if (init) {
    startAgain = typeof init === "function" ? init : undefined;
    begin(typeof init === "function" ? Promise.resolve().then(init) : Promise.resolve(init));
  }
  if (!customElements.get(tag)) customElements.define(tag, class extends Kh302Form {});
}

function begin(starting: Promise<void>): void {
  started = starting;
  start = "under way";
  const ends = (end: typeof start) => () => {
    if (started === starting) start = end;
  };
  starting.then(ends("done"), ends("failed"));
  for (const form of [...waiting]) form.reopen();
}

/** What was typed in a report, while no sheet holds it. */
interface Carried {
  readonly draft: string;
  readonly reasons: Map<string, string>;
  /** The draft to which this one was typed. */
  readonly agreed: string;
  /** The draft that this form and the other tabs had in common. */
  readonly common: string;
  /** Whether sending was tried. */
  readonly tried: boolean;
}

// Falls back to an empty class on a server, where there is nothing to draw, so that the import does not fail.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

class Kh302Form extends Base implements FormElement {
  static readonly observedAttributes = ["lang", "request"];
  static readonly formAssociated = true;

  readonly #root = this.attachShadow({ mode: "open", delegatesFocus: false });
  readonly #internals = this.attachInternals?.();
  #sender: FormElement["send"] = null;
  #request: Request | Report | null = null;
  /** The request as it was when it was set, because the page may change the object. */
  #text = "null";
  #ready: Promise<void> = Promise.resolve();
  /** Counts the openings, so that one stops when a later one has begun. */
  #turn = 0;
  /** Whether an opening is under way. */
  #opening = false;
  /** What was typed in each report, for when it is opened again. */
  readonly #carried = new Map<string, Carried>();
  /** The day as of which the report is judged, where the page gave today. */
  #today: string | undefined;

  #sheet: Sheet | null = null;
  /** What was typed in each report before there was a session for it. */
  readonly #early = new Map<string, Waiting>();
  /** The keeper of each report. A form that comes back to a report has the same one, so that it reads after what it saved before. */
  readonly #keepers = new Map<string, Keeper>();
  #soon: ReturnType<typeof setTimeout> | undefined;
  #keeper: Keeper | undefined;
  #tab: Tab | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** Whether the last saving was possible. */
  #kept = true;
  /** The key of the report that is being sent. */
  #sending: string | undefined;
  #sentAt = 0;
  readonly #languages = typeof MutationObserver === "undefined" ? undefined : new MutationObserver(() => this.#languageChanged());
  /** The window to which the listeners were added. */
  #window: (Window & typeof globalThis) | undefined;

  constructor() {
    super();
    this.#dress();
  }

  get request(): Request | Report | null {
    return this.#request;
  }

  set request(request: Request | Report | null) {
    const text = toJson(request ?? null);
    // Ignores an equal request, which a page sets again whenever it renders.
    const same = text === this.#text && (this.#sheet !== null || this.#opening || request === null);
    this.#request = request;
    if (same) return;
    this.#sheet?.flush(true);
    this.#save();
    this.#text = text;
    const { key, known } = this.#keeper ?? {};
    if (key !== undefined && key !== this.#key()) {
      this.#park();
      this.#leaveReport();
      this.#root.replaceChildren();
    } else if (this.#keeper && known === undefined) {
      // Begins with the figures of the new request, unless a draft is kept; what was typed is added to them.
      this.#carry();
      this.#keeper.settled = "";
    }
    this.#today = undefined;
    this.reopen();
  }

  get send(): FormElement["send"] {
    return this.#sender;
  }

  set send(send: FormElement["send"]) {
    this.#sender = send;
  }

  get locale(): Locale {
    for (let at: Element | null = this; at; ) {
      const lang = at.closest('[lang]:not([lang=""])')?.getAttribute("lang");
      if (lang) return /^en\b/i.test(lang) ? "en" : "vi";
      const root: Node = at.getRootNode();
      at = "host" in root ? (root as ShadowRoot).host : null;
    }
    return "vi";
  }

  set locale(locale: Locale) {
    this.lang = locale;
  }

  get session(): FormSession | null {
    return (this.isConnected && this.#sheet?.session) || null;
  }

  /** The sheet, where it has its session. */
  get #open(): OpenSheet | null {
    return this.#sheet?.session ? (this.#sheet as OpenSheet) : null;
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  async discard(): Promise<void> {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    const key = this.#key();
    if (!this.#open && this.#text !== "null") this.reopen(true);
    if (!this.#keeper && key !== undefined) await load();
    const keeper = this.#keeper ?? (key === undefined ? undefined : this.#keeperOf(key));
    if (!keeper) return;
    this.#carried.delete(keeper.key);
    keeper.settled = keeper.agreed = this.#open?.draft ?? "";
    this.#sheet?.saved("");
    this.#guard();
    if (this.#opening && this.#keeper) this.reopen(true);
    await keeper.forget();
    if (keeper === this.#keeper) this.#tab?.tell(undefined);
  }

  // Life in the page

  connectedCallback(): void {
    // Sets properties again that were set before the element was defined, because they hide the accessors of the class.
    for (const name of ["request", "locale", "send"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (this as Partial<Record<typeof name, unknown>>)[name];
      (this as Record<typeof name, unknown>)[name] = value;
    }
    this.#dress();
    const window = (this.ownerDocument.defaultView ?? globalThis) as Window & typeof globalThis;
    this.#window = window;
    window.addEventListener("pagehide", this.#leaving);
    window.addEventListener("pageshow", this.#back);
    window.addEventListener("beforeprint", this.#settle);
    this.ownerDocument.addEventListener("visibilitychange", this.#leaving);
    for (let root: Node = this.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
      this.#languages?.observe(root, { attributes: true, attributeFilter: ["lang"], subtree: true });
      if (!("host" in root)) break;
    }
    if (this.#open || (this.#sheet && this.#opening)) this.#languageChanged();
    else if (this.#text !== "null") this.reopen();
  }

  disconnectedCallback(): void {
    this.#window?.removeEventListener("pagehide", this.#leaving);
    this.#window?.removeEventListener("pageshow", this.#back);
    this.#window?.removeEventListener("beforeprint", this.#settle);
    this.#window?.removeEventListener("beforeunload", this.#asking);
    this.ownerDocument.removeEventListener("visibilitychange", this.#leaving);
    this.#languages?.disconnect();
    waiting.delete(this);
    this.#sheet?.flush(true);
    this.#save();
    // Waits whether the form is only moved, which removes it and adds it again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#park();
      this.#leaveReport();
      // Nobody asks this form any more when the page is left. Without what is loaded later nothing can be saved, and the memory alone has it.
      load().then(
        () => this.#keepEarly(),
        () => {},
      );
    });
  }

  adoptedCallback(before: Document): void {
    before.removeEventListener("visibilitychange", this.#leaving);
    this.#dress();
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === "lang") this.#languageChanged();
    else if (value !== null) this.#readAttribute(value);
  }

  /** Opens the form on a request that is written as an attribute, as servers and older frameworks do. */
  #readAttribute(value: string): void {
    try {
      this.request = JSON.parse(value) as Request;
    } catch {
      this.request = null;
      this.#refuse(fill(BARE.bad_attribute[this.locale], { value: value.slice(0, 40) }));
    }
  }

  #dress(): void {
    const { ownerDocument: document } = this;
    const Sheet = document.defaultView?.CSSStyleSheet;
    if (!("adoptedStyleSheets" in this.#root) || !Sheet || !("replaceSync" in Sheet.prototype)) return;
    let look = looks.get(document);
    if (!look) {
      look = new Sheet();
      look.replaceSync(LOOK);
      looks.set(document, look);
    }
    if (this.#root.adoptedStyleSheets[0] !== look) this.#root.adoptedStyleSheets = [look];
  }

  /** Draws into the shadow root; where the browser has no constructed style sheets, the styles stand in an element. */
  #draw(...children: Node[]): void {
    const isDressed = "adoptedStyleSheets" in this.#root && this.#root.adoptedStyleSheets.length > 0;
    const style = isDressed ? [] : [h("style", {}, LOOK)];
    this.#root.replaceChildren(...style, ...children);
  }

  readonly #languageChanged = (): void => {
    const locale = this.#sheet?.words.locale;
    // An opening that is under way takes the language that it finds at its end.
    if (locale && locale !== this.locale && this.isConnected) this.reopen();
  };

  readonly #settle = (): void => this.#sheet?.settle();

  readonly #leaving = (event: Event): void => {
    const hidden = event.type === "pagehide" || this.ownerDocument.visibilityState === "hidden";
    if (!hidden) {
      this.#rollOver();
      return;
    }
    this.#sheet?.flush(true);
    this.#save(false, true);
    this.#keepEarly();
    if (event.type !== "pagehide") return;
    this.#tab?.close();
    this.#tab = undefined;
  };

  /** Holds the report again when the browser shows a page that it had put aside. */
  readonly #back = (event: PageTransitionEvent): void => {
    if (!event.persisted || !this.#open || !this.#keeper) return;
    this.#holdReport(this.#keeper);
    void this.#gained(this.#keeper);
  };

  readonly #asking = (event: BeforeUnloadEvent): void => {
    this.#sheet?.flush(true);
    const sheet = this.#open;
    const lost = sheet && this.#isNew(sheet) && !this.#keeper?.atOnce(this.#makeKept(sheet));
    if (lost || !this.#keepEarly() || this.#sending !== undefined) event.preventDefault();
  };

  /** Has the browser ask before the page is closed, while something is not kept or being sent. */
  #guard(): void {
    const sheet = this.#open;
    const early = [...this.#early.values()].some((waiting) => waiting.isTyped);
    const needed = this.#sending !== undefined || early || (sheet && this.#isNew(sheet));
    if (needed) this.#window?.addEventListener("beforeunload", this.#asking);
    else this.#window?.removeEventListener("beforeunload", this.#asking);
  }

  // The form of the page around

  formAssociatedCallback(form: HTMLFormElement | null): void {
    form?.addEventListener("formdata", (event) => {
      const name = this.getAttribute("name");
      const { session } = this;
      if (name && session && this.#internals?.form === form) event.formData.set(name, JSON.stringify(session.report()));
    });
    this.#validate();
  }

  formResetCallback(): void {
    if (this.#open) void this.#startOver();
    else if (this.#sheet) this.reopen(true);
  }

  formDisabledCallback(disabled: boolean): void {
    this.#sheet?.disable(disabled);
  }

  /** Has the form around refuse to be sent while findings block the report. */
  #validate(): void {
    const sheet = this.#sheet;
    if (!this.#internals?.form || !sheet) return;
    const field = sheet.root.querySelector<HTMLElement>("input[type=text]") ?? sheet.root;
    if (sheet.session?.canSubmit) this.#internals.setValidity({});
    else this.#internals.setValidity({ customError: true }, sheet.words.say(sheet.session ? "not_complete" : "not_checked"), field);
  }

  // Opening and closing

  /** Notes what stands in the sheet, for when the report is opened again. */
  #carry(): void {
    const sheet = this.#open;
    const keeper = this.#keeper;
    if (!sheet || !keeper) return;
    const { key } = keeper;
    const agreed = keeper.settled || (this.#carried.get(key)?.agreed ?? "");
    sheet.flush(true);
    this.#carried.set(key, { draft: sheet.draft, reasons: sheet.reasons, agreed, common: keeper.agreed, tried: sheet.tried });
  }

  /** Takes what was typed out of the sheet, and closes it. */
  #park(): void {
    this.#sheet?.flush(true);
    this.#save();
    this.#carry();
    this.#turn += 1;
    this.#opening = false;
    this.#close();
  }

  /** Lets other tabs have the report, once what was typed here is saved: a tab that goes on reads the draft on the device. */
  #leaveReport(): void {
    const tab = this.#tab;
    const saved = this.#keeper?.idle();
    if (this.#keeper) this.#keeper.settled = "";
    this.#tab = this.#keeper = undefined;
    if (tab) void Promise.resolve(saved).then(() => tab.close());
  }

  #keeperOf(key: string): Keeper {
    const keeper = this.#keepers.get(key) ?? new late.Keeper(key);
    this.#keepers.set(key, keeper);
    return keeper;
  }

  #key(): string | undefined {
    const report = reportOf(JSON.parse(this.#text || "null") as Request | Report | null);
    if (!report) return undefined;
    const { area, period, revision } = report;
    return `${area}/${period}${revision ? `/${revision}` : ""}`;
  }

  /** Opens a form on the request, with what was typed before or, unless it is to begin afresh, the draft that this device keeps. */
  reopen(afresh = false): void {
    waiting.delete(this);
    this.#turn += 1;
    const turn = this.#turn;
    this.#opening = true;
    if (afresh) this.#early.delete(this.#key() ?? "");
    if (afresh && !this.#open) this.#close();
    this.#ready = this.#opened(turn, afresh)
      .catch((cause: unknown) => {
        if (turn === this.#turn) this.#failed(cause);
      })
      .finally(() => {
        if (turn === this.#turn) this.#opening = false;
      });
  }

  async #opened(turn: number, afresh: boolean): Promise<void> {
    if (this.#text === "null" || !this.isConnected) {
      if (!this.#open) this.#close();
      this.#root.replaceChildren();
      return;
    }
    const document = JSON.parse(this.#text || '""') as Request | Report;
    const whole = (document.schema === "kh302.request/1" ? document : { schema: "kh302.request/1", report: document }) as Request;
    const { locale } = this;
    const texts = await loadTexts(locale);
    if (turn !== this.#turn) return;
    if (!this.#open && !(late && start === "done")) this.#paint(texts, locale, whole);
    const [{ add, createForm, respelled, todayInVietNam }] = await Promise.all([load(), started]);
    if (turn !== this.#turn) return;
    if (this.#today === undefined && whole.as_of === todayInVietNam()) this.#today = whole.as_of;
    const session = createForm({ ...whole, ...(this.#today && { as_of: this.#today }), locale });
    if (isError(session)) {
      this.#refuse(session.error.message);
      return;
    }
    this.#keeper ??= this.#keeperOf(this.#key() as string);
    const keeper = this.#keeper;
    // Reads the storage where the form does not know yet what it has.
    const reads = keeper.settled === "" && !afresh;
    const kept = reads ? await keeper.read() : undefined;
    if (turn !== this.#turn || locale !== this.locale) {
      session.close();
      // Opens again in the language that the page has now.
      if (turn === this.#turn) await this.#opened(turn, afresh);
      return;
    }
    const hasty = reads ? keeper.late() : [];
    // Takes along what was typed in the sheet until now, and what was typed before the form left the page.
    if (!afresh) this.#carry();
    const carried = afresh ? undefined : this.#carried.get(keeper.key);
    this.#carried.delete(keeper.key);
    const draft = afresh ? "" : (kept?.draft ?? keeper.settled);
    const restored = draft === "" ? undefined : session.restore(draft);
    keeper.settled = keeper.agreed = session.snapshot();
    const typed = [...hasty, ...(carried ? [carried] : [])];
    const clashes = typed.flatMap(({ draft, agreed = "" }) => add(session, draft, agreed));
    if (carried && !kept) keeper.agreed = respelled(session, carried.common);
    const reasons = new Map([...[kept, ...hasty].flatMap((one) => Object.entries(one?.reasons ?? {})), ...(carried?.reasons ?? [])]);
    const painted = this.#paintedFor(locale);
    // Leaves a text that an input method composes where it stands, as long as its field stays.
    this.#sheet?.flush(!painted);
    const sheet: Sheet = painted ?? this.#makeSheet(texts, locale, whole);
    const early = sheet.waiting.isTyped;
    const [typedIn = -1] = painted?.place ?? [];
    const top = (): number => sheet.fields.get(typedIn)?.root.getBoundingClientRect().top ?? 0;
    const before = top();
    const overtaken = sheet.waiting.give(session);
    this.#early.delete(keeper.key);
    clearTimeout(this.#soon);
    sheet.open(session, reasons);
    if (!painted) this.#show(sheet);
    if (!this.#tab) {
      this.#holdReport(keeper);
      // Looks once more, because nobody told this form what another tab saved since it was read.
      void this.#catchUp(keeper);
    } else if (!this.#tab.holds) this.#showElsewhere();
    if (this.#sending === keeper.key) sheet.sending(true);
    if (carried?.tried) sheet.try();
    const last = hasty.at(-1) ?? kept;
    if (restored && isError(restored)) {
      if (kept) this.#setAside(sheet, keeper, kept, restored);
    } else if (last && !carried && (kept || !early)) {
      const text = sheet.words.say("restored", { time: sheet.words.time(last.at) });
      this.#noticeRestored(sheet, text, last.draft, restored ?? { same_rules: true, differences: [] });
    }
    this.#noticeClashes(sheet, clashes);
    if (kept && restored && !isError(restored)) this.#noticeClashes(sheet, overtaken, "_kept");
    // Keeps the field in which somebody types where it is on the screen, though findings and notices now stand above it.
    const moved = top() - before;
    if (moved !== 0) this.#window?.scrollBy(0, moved);
    this.#validate();
    this.#guard();
    if (this.#isNew(sheet)) this.#keeping = setTimeout(() => this.#save(), QUIET);
  }

  // Before the engine is there

  /** Draws the form of the request for typing, with what was typed until now. What the engine alone can say is left open. */
  #paint(texts: Texts, locale: Locale, whole: Request): void {
    if (!drawn(texts.FORM, reportOf(whole)?.period)) {
      // Leaves it to the engine to say why.
      this.#close();
      this.#root.replaceChildren();
      return;
    }
    let sheet = this.#paintedFor(locale);
    if (!sheet) {
      this.#sheet?.flush(true);
      sheet = this.#makeSheet(texts, locale, whole);
      this.#show(sheet);
    }
    clearTimeout(this.#soon);
    const { words } = sheet;
    const say = (): void => sheet.loading("", h("p", {}, words.say("loading")));
    if (sheet.hasFailed) say();
    else this.#soon = setTimeout(say, SOON);
    this.#validate();
    this.#guard();
  }

  /** Returns the sheet that waits for the engine, where it is drawn for the request in a language. */
  #paintedFor(locale: Locale): Sheet | undefined {
    const sheet = this.#sheet;
    return sheet && !sheet.session && sheet.around.request === this.#text && sheet.words.locale === locale ? sheet : undefined;
  }

  #makeSheet(texts: Texts, locale: Locale, whole: Request): Sheet {
    const words = new Words(texts, locale);
    const report = reportOf(whole) as Report;
    // The list of periods has every one that the engine knows.
    const layout = drawn(texts.FORM, report.period) as Drawn;
    const fields = layout.sections.flatMap((section) => section.fields);
    const key = this.#key() as string;
    const waiting = new Waiting(report, fields, words);
    const before = this.#early.get(key);
    if (before) waiting.follow(before);
    this.#early.set(key, waiting);
    return new Sheet(layout, words, this.#around(whole, report), waiting);
  }

  /** Draws a sheet in the place of the present one. The field in which somebody types keeps the focus and the selection. */
  #show(sheet: Sheet): void {
    const place = this.#sheet?.place;
    this.#sheet?.close();
    this.#sheet = sheet;
    this.#draw(sheet.root);
    const field = place && sheet.fields.get(place[0]);
    if (field) field.caret = place[1];
  }

  #close(): void {
    clearTimeout(this.#soon);
    this.#sheet?.close();
    this.#sheet = null;
  }

  /** Saves what was typed before there was a session; false where something was typed and that is not possible. */
  #keepEarly(): boolean {
    return [...this.#early].every(([key, waiting]) => {
      if (!waiting.isTyped) return true;
      if (!late) return false;
      const keeper = this.#keeperOf(key);
      const { draft, agreed } = waiting.draft;
      return keeper.atOnce(keeper.make(draft), agreed);
    });
  }

  /** Says why the engine did not start, and offers to try again where that can help. What was typed stays. */
  #failed(cause: unknown): void {
    const { locale } = this;
    waiting.add(this);
    clearTimeout(this.#soon);
    const again = (): void => {
      if (startAgain) begin(Promise.resolve().then(startAgain));
      else this.reopen();
    };
    const retry = startAgain || start !== "failed" ? button(BARE.try_again[locale], again) : undefined;
    const sheet = this.#paintedFor(locale);
    const why = cause instanceof Error && cause.name === "StartError" ? (cause as StartError)[locale] : undefined;
    if (!sheet) {
      this.#refuse(why ?? BARE.not_opened[locale], retry);
      return;
    }
    const said = [why ?? BARE.not_started[locale], sheet.words.say("still_here")].map((text) => h("p", {}, text));
    sheet.loading("error", ...said, ...(retry ? [retry] : []));
  }

  #refuse(words: string, ...more: (Node | undefined)[]): void {
    this.#carry();
    this.#close();
    this.#draw(
      h(
        "div",
        { class: "form", lang: this.locale },
        h("slot", { name: "title" }),
        h("p", { class: "notice error", part: "message", role: "alert" }, words),
        ...more,
      ),
    );
  }

  #dispatch<Detail>(name: string, detail: Detail, more: object = {}): void {
    this.dispatchEvent(Object.assign(new CustomEvent(name, { detail, bubbles: true, composed: true }), more));
  }

  #around(request: Request, report: Report): Around {
    return {
      area: String(report.area),
      request: this.#text,
      heading: Math.min(Math.max(Number(this.getAttribute("heading-level")) || 2, 1), 6) as Around["heading"],
      asOf: () => this.#today ?? request.as_of ?? undefined,
      previous: (request.previous?.length ?? 0) > 0,
      changed: (changes?: Changes) => {
        if (!this.#open) {
          this.#guard();
          return;
        }
        if (changes) this.#dispatch("kh302-change", changes);
        clearTimeout(this.#keeping);
        this.#keeping = setTimeout(() => this.#save(), QUIET);
        this.#validate();
        this.#window?.addEventListener("beforeunload", this.#asking);
      },
      typed: () => this.#take(),
      attended: () => this.#rollOver(),
      send: (report: Report) => void this.#send(report),
      save: () => this.#save(true),
      print: () => this.#window?.print(),
      download: () => this.#download((this.#sheet as Sheet).draft),
      upload: (draft: string) => this.#upload(draft),
      reason: ({ finding }) => (this.#open ? late.reasonIn(this.#open.session, finding) : ""),
    };
  }

  /** Judges by the new day where the page gave today and the form was left open past midnight. */
  #rollOver(): void {
    if (this.#today === undefined) return;
    const now = late.todayInVietNam();
    if (this.#today >= now) return;
    this.#today = now;
    this.#open?.session.setAsOf(now);
  }

  // Sending

  async #send(report: Report): Promise<void> {
    const keeper = this.#keeper as Keeper;
    if (this.#sending !== undefined || Date.now() - this.#sentAt < DOUBLE) return;
    const content = late.contentOf((this.#sheet as Sheet).draft);
    const sent: unknown[] = [];
    let dispatching = true;
    const waitUntil = (promise: PromiseLike<unknown>): void => {
      if (!dispatching) throw new Error("kh302: waitUntil is called while the event kh302-submit is dispatched, not later");
      sent.push(promise);
    };
    this.#sending = keeper.key;
    this.#sheet?.sending(true);
    this.#guard();
    let failure: string | undefined;
    try {
      this.#dispatch("kh302-submit", report, { waitUntil });
      dispatching = false;
      if (this.#sender) sent.push(this.#sender(report));
      for (const answer of await Promise.all(sent)) failure ??= failureIn(answer);
    } catch {
      failure = "";
    }
    this.#sending = undefined;
    this.#sentAt = Date.now();
    if (sent.length > 0 && failure === undefined) {
      // Nothing is left to keep, unless somebody typed on meanwhile.
      this.#carried.delete(keeper.key);
      if (this.#keeper !== keeper) await keeper.forget();
      else if (!this.#open || late.contentOf(this.#open.draft) === content) await this.discard();
    }
    const sheet = this.#sheet;
    this.#guard();
    if (!sheet || this.#keeper !== keeper) return;
    sheet.sending(false);
    if (failure === undefined) {
      sheet.outcome(sheet.words.say(sent.length > 0 ? "sent" : "handed_over"), "good");
      return;
    }
    this.#save(true);
    await keeper.idle();
    const reason = failure ? sheet.words.say("refused_by_server", { number: failure }) : sheet.words.say("not_sent");
    sheet.outcome(`${reason} ${sheet.words.say(this.#kept ? "send_again" : "send_again_not_kept")}`, "error");
  }

  // Drafts

  get #holds(): boolean {
    return this.#tab?.holds ?? true;
  }

  /** Whether a sheet has content that is neither kept nor what the form was opened with. */
  #isNew(sheet: Sheet): boolean {
    return late.contentOf(sheet.draft) !== late.contentOf(this.#keeper?.settled ?? "") || sheet.reasonsAreNew;
  }

  /** Whether somebody typed in a sheet since it had a draft in common with the other tabs. */
  #isTyped(sheet: Sheet): boolean {
    return late.contentOf(sheet.draft) !== late.contentOf(this.#keeper?.agreed ?? "") || sheet.reasonsAreNew;
  }

  #makeKept(sheet: Sheet): Kept {
    return (this.#keeper as Keeper).make(sheet.draft, Object.fromEntries(sheet.reasons));
  }

  /** Saves the draft where its content is new, or where it was asked for. */
  #save(asked = false, inHaste = false): void {
    const sheet = this.#open;
    const keeper = this.#keeper;
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (!sheet || !keeper || (!asked && !this.#isNew(sheet))) return;
    const now = this.#makeKept(sheet);
    if (inHaste) keeper.atOnce(now);
    if (!this.#holds) {
      // Saves once the other tab has handed the report over; what only follows the other tab is left to it.
      if (this.#isTyped(sheet)) this.#take();
      return;
    }
    void this.#write(keeper, sheet, now).then((kept) => {
      if (sheet !== this.#open || kept === "other") return;
      const message = sheet.words.say(kept ? "saved" : "not_kept");
      sheet.saved(message);
      if (asked) sheet.speak(message);
      if (!kept && this.#kept) sheet.notice(h("p", {}, message));
      this.#kept = kept;
    });
  }

  async #write(keeper: Keeper, sheet: Sheet, now: Kept): Promise<boolean | "other"> {
    sheet.reasonsAreNew = false;
    const kept = await keeper.save(now);
    this.#dispatch<DraftDetail>("kh302-draft", { draft: now.draft, kept: kept === true });
    if (kept !== true) sheet.reasonsAreNew ||= sheet.reasons.size > 0;
    if (kept === true && this.#carried.get(keeper.key)?.draft === now.draft) this.#carried.delete(keeper.key);
    if (keeper !== this.#keeper) return kept;
    this.#guard();
    if (kept === "other") {
      // Another tab saved a draft meanwhile, which is merged with what stands here.
      this.#tab?.lose();
      this.#take();
    } else {
      const told = this.#tab?.tell({ ...now, unkept: !kept });
      if (!kept && told) keeper.agreed = now.draft;
    }
    return kept;
  }

  /** Becomes the tab in which the report is saved, unless another tab has it. */
  #holdReport(keeper: Keeper): void {
    this.#tab = new late.Tab(keeper.key, {
      lost: () => this.#showElsewhere(),
      gained: (kept, agreed) => void this.#gained(keeper, kept, agreed),
      followed: (kept) => {
        if (this.#open && !this.#isTyped(this.#open)) this.#merge(keeper, this.#open, kept);
      },
      discarded: () => {
        if (this.#open && !this.#isTyped(this.#open)) this.#openAfresh();
      },
      handOver: async () => {
        const sheet = this.#open;
        if (!sheet || this.#keeper !== keeper || !this.#isNew(sheet)) {
          await keeper.idle();
          return undefined;
        }
        const now = this.#makeKept(sheet);
        const kept = await this.#write(keeper, sheet, now);
        if (!kept) keeper.agreed = now.draft;
        return { ...now, unkept: kept !== true };
      },
    });
  }

  #take(): void {
    this.#tab?.take(this.#keeper?.agreed ?? "");
  }

  #showElsewhere(): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const take = button(sheet.words.say("take_over"), () => this.#take(), "quiet");
    sheet.elsewhere(h("p", {}, sheet.words.say("elsewhere"), " ", take));
  }

  /** Goes on with the draft of the tab that had the report, and with what was typed here since. */
  async #gained(keeper: Keeper, handed?: Kept, agreed?: string): Promise<void> {
    await this.#catchUp(keeper, handed, agreed);
    // A third tab may have the report by now.
    if (this.#keeper !== keeper || !this.#holds) return;
    this.#open?.elsewhere();
    this.#save();
  }

  /** Takes up the draft on the device, or else the one that another tab handed over, where this form does not know it. */
  async #catchUp(keeper: Keeper, handed?: Kept, agreed?: string): Promise<void> {
    const { known } = keeper;
    const there = await keeper.read();
    const kept = there ?? handed;
    const sheet = this.#open;
    if (!sheet || this.#keeper !== keeper) return;
    if (kept && kept.id !== known) this.#merge(keeper, sheet, kept, agreed);
    // The other tab discarded the draft, for instance because the report was sent.
    else if (there === null && !kept && known !== undefined && !this.#isTyped(sheet)) this.#openAfresh();
  }

  #merge(keeper: Keeper, sheet: OpenSheet, kept: Kept, agreed = keeper.agreed): void {
    const { session } = sheet;
    let clashes: Merged["clashes"] = [];
    sheet.do(() => {
      const merged = late.merge(session, agreed, kept.draft);
      keeper.agreed = merged.base;
      if (!kept.unkept) {
        keeper.known = kept.id;
        keeper.settled = merged.base;
      }
      clashes = merged.clashes;
    });
    for (const [finding, reason] of Object.entries(kept.reasons ?? {})) if (!sheet.reasons.has(finding)) sheet.reasons.set(finding, reason);
    this.#noticeClashes(sheet, clashes);
  }

  /** Shows what another window, or the kept draft, has in the fields that were changed in both. */
  #noticeClashes(sheet: Sheet, clashes: Merged["clashes"], kind: "" | "_kept" = ""): void {
    const { words } = sheet;
    if (clashes.length === 0) return;
    const lines = clashes.map(([id, text]) => {
      const field = [...sheet.fields.values()].find((one) => one.field.id === id)?.field;
      return h("li", {}, words.say(`clash${kind}`, { label: nameOf(field) || id, text: text || words.say("empty") }));
    });
    sheet.notice(h("p", {}, words.say(`clashes${kind}`)), h("ul", {}, ...lines));
  }

  /** Opens the form again from the request, without what stands in it. */
  #openAfresh(): void {
    this.reopen(true);
  }

  #download(draft: string): void {
    const url = URL.createObjectURL(new Blob([draft], { type: "application/json" }));
    h("a", { href: url, download: `kh302-${this.#key()?.replaceAll("/", "-")}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #upload(draft: string): void {
    const sheet = this.#open;
    if (!sheet) return;
    const { session, words } = sheet;
    const before = sheet.draft;
    let restored: Restored | ErrorDocument | undefined;
    sheet.do(() => (restored = session.restore(draft)));
    if (!restored) return;
    if (isError(restored)) sheet.notice(h("p", { class: "note error" }, restored.error.message));
    else this.#noticeRestored(sheet, words.say("opened"), draft, restored, this.#takeBack(sheet, before));
  }

  /** Says why the kept draft cannot be opened here, and keeps it beside the one that is typed now. */
  #setAside(sheet: Sheet, keeper: Keeper, kept: Kept, { error }: ErrorDocument): void {
    const { words } = sheet;
    void keeper.setAside(kept);
    sheet.notice(
      h(
        "p",
        { class: "note error" },
        `${words.say("not_opened", { time: words.time(kept.at) })} ${error.message} `,
        button(words.say("download"), () => this.#download(kept.draft), "quiet"),
      ),
    );
  }

  /** Shows that a draft was restored, what is not as it was, and a button to discard the draft. */
  #noticeRestored(sheet: OpenSheet, text: string, draft: string, { differences }: Restored, back?: HTMLElement): void {
    const { session, words, fields } = sheet;
    const views = session.findings(words.locale);
    const lines = differences.map(({ code, at, found }) => {
      const message = views.find(({ finding }) => finding.code === code && finding.at === at)?.finding.message;
      const place = [...fields.values()].find(({ field }) => field.id === at.replace(/^\//, ""))?.field;
      const what = message ?? [nameOf(place), code].filter(Boolean).join(", ");
      return h("li", {}, words.say(found ? "judged_now" : "judged_no_more", { what }));
    });
    const texts = late.textsIn(draft);
    const digits = (text: unknown): string => String(text).replace(/\D/g, "");
    const followed = [...fields.values()].filter(
      ({ field, index }) =>
        texts[field.id] !== undefined && session.state(index).locked && digits(texts[field.id]) !== digits(session.raw(index)),
    );
    sheet.notice(
      h(
        "p",
        {},
        text,
        " ",
        button(words.say("discard"), () => void this.#startOver(), "quiet"),
        back && " ",
        back,
      ),
      ...(lines.length > 0 ? [h("p", {}, words.say("rules_changed", { number: lines.length })), h("ul", {}, ...lines)] : []),
      ...followed.map(({ field, index }) =>
        h("p", {}, words.say("followed", { label: nameOf(field), number: session.raw(index), before: String(texts[field.id]) })),
      ),
    );
  }

  /** Makes a button that brings back what was typed before. */
  #takeBack(sheet: OpenSheet, draft: string): HTMLButtonElement {
    const back = (): void => {
      sheet.do(() => sheet.session.restore(draft));
      sheet.notice();
    };
    return button(sheet.words.say("take_back"), back, "quiet");
  }

  #offer(sheet: OpenSheet, text: string, draft: string): HTMLButtonElement {
    const takeBack = this.#takeBack(sheet, draft);
    sheet.notice(h("p", {}, text, " ", takeBack));
    return takeBack;
  }

  /** Opens the form again from the request, with a button that brings back what was typed. */
  async #startOver(): Promise<void> {
    const { draft } = this.#sheet as Sheet;
    const forgotten = this.discard();
    this.#openAfresh();
    await Promise.all([forgotten, this.#ready]);
    if (this.#open) this.#offer(this.#open, this.#open.words.say("discarded"), draft).focus();
  }
}

/** Returns why the answer of a page says that the report did not arrive: the status, or an empty text; undefined where it arrived. */
function failureIn(answer: unknown): string | undefined {
  if (answer === false) return "";
  if (typeof answer !== "object" || answer === null || !("ok" in answer) || answer.ok) return undefined;
  return "status" in answer ? String(answer.status) : "";
}

/** Returns the label of a field in whole words. */
function nameOf(field: LayoutField | undefined): string {
  return field?.name ?? field?.label ?? "";
}

function reportOf(request: Request | Report | null): Report | undefined {
  if (typeof request !== "object" || request === null) return undefined;
  return request.schema === "kh302.request/1" ? (request.report as Report | undefined) : (request as Report);
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
    "kh302-submit": ReportSubmitEvent;
    "kh302-draft": CustomEvent<DraftDetail>;
  }
}
