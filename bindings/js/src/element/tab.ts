/** Các thẻ của trình duyệt: lets one tab at a time save the draft of a report, and the others follow it. */
import { type Kept, unique } from "./keep.js";

interface Message {
  readonly kind: "here" | "mine" | "take" | "yours" | "gone" | "saved" | "discarded";
  readonly from: string;
  /** The tab that is meant, where only one is. */
  readonly to?: string;
  /** The time from which the tab has held the report. */
  readonly since: number;
  readonly kept?: Kept | undefined;
}

/** The functions that a tab calls. */
export interface Holding {
  /** Another tab has the report. */
  lost(): void;
  /** This tab has the report, with the draft that the other one handed over, and the one that both had in common when it was asked for. */
  gained(kept: Kept | undefined, agreed: string | undefined): void;
  /** The tab that has the report saved a draft. */
  followed(kept: Kept): void;
  /** The tab that has the report discarded its draft. */
  discarded(): void;
  /** Saves what was typed here, and returns the draft, for the tab that takes over. */
  handOver(): Promise<Kept | undefined>;
}

/** The time after which a tab that does not answer counts as gone, in milliseconds. */
const TIMEOUT = 1000;

/**
 * One tab with a report open. The tab that opened the report first holds it until somebody types in another one. Where the browser has no
 * channels between tabs, every tab holds its report, and the keeper alone refuses to overwrite a draft of another tab.
 */
export class Tab {
  holds = true;
  readonly #id = unique();
  #since = performance.timeOrigin + performance.now();
  #channel: BroadcastChannel | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  /** The draft that the tabs had in common when this one asked for the report. */
  #agreed: string | undefined;

  constructor(
    key: string,
    readonly holding: Holding,
  ) {
    try {
      this.#channel = new BroadcastChannel(`kh302/${key}`);
      this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#hear(data);
      this.#say("here");
    } catch {
      // Channels do not exist here, or the page may not use them.
    }
  }

  /** Asks the tab that holds the report to hand it over; `agreed` is the draft that both have in common. */
  take(agreed: string): void {
    if (this.holds || this.#asking !== undefined) return;
    this.#agreed = agreed;
    this.#say("take");
    this.#asking = setTimeout(() => this.#hold(), TIMEOUT);
  }

  /** Tells the other tabs that a draft was saved, or discarded; false where another tab has the report. */
  tell(kept: Kept | undefined): boolean {
    if (this.holds) this.#say(kept ? "saved" : "discarded", { kept });
    return this.holds;
  }

  /** Stops holding the report, because another tab saved it. */
  lose(): void {
    this.holds = false;
    this.holding.lost();
  }

  close(): void {
    clearTimeout(this.#asking);
    if (this.holds) this.#say("gone");
    this.holds = false;
    this.#channel?.close();
    this.#channel = undefined;
  }

  async #hear({ kind, from, to, since, kept }: Message): Promise<void> {
    if (to !== undefined && to !== this.#id) return;
    switch (kind) {
      case "here":
        if (this.holds) this.#say("mine", { to: from });
        break;
      case "mine":
        // Gives way to the tab that was first; both may have opened at the same time.
        if (this.holds && (since < this.#since || (since === this.#since && from < this.#id))) this.lose();
        break;
      case "take":
        if (!this.holds) break;
        this.lose();
        this.#say("yours", { to: from, kept: await this.holding.handOver() });
        break;
      case "yours":
        // An answer that comes late brings what was typed in the other tab all the same.
        if (this.#asking !== undefined) this.#hold(kept);
        else if (this.holds && kept) this.holding.gained(kept, this.#agreed);
        break;
      case "saved":
        if (!this.holds && this.#asking === undefined && kept) this.holding.followed(kept);
        break;
      case "discarded":
        if (!this.holds && this.#asking === undefined) this.holding.discarded();
        break;
      case "gone":
        if (this.holds || this.#asking !== undefined) break;
        // What this tab had in common when it last asked is older than what it has followed since.
        this.#agreed = undefined;
        this.#hold();
        this.#say("here");
        break;
    }
  }

  #hold(kept?: Kept): void {
    clearTimeout(this.#asking);
    this.#asking = undefined;
    this.#since = performance.timeOrigin + performance.now();
    this.holds = true;
    this.holding.gained(kept, this.#agreed);
  }

  #say(kind: Message["kind"], more: Partial<Message> = {}): void {
    this.#channel?.postMessage({ kind, from: this.#id, since: this.#since, ...more } satisfies Message);
  }
}
