/** Draws with elements and texts, and never with markup, so that no text can inject any. */
export type Child = Node | string | null | undefined | false;
type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);

/**
 * Makes an element with attributes and children. An attribute that is a function becomes a listener, true an attribute without a value;
 * false and null are left out.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else setAttribute(element, name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets an attribute, unless it has the value already. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  const text = value === true ? "" : value === false || value === null || value === undefined ? null : String(value);
  if (element.getAttribute(name) === text) return;
  if (text === null) element.removeAttribute(name);
  else element.setAttribute(name, text);
}

/** Sets the text of an element, unless it is the same, because a screen reader would read it out again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Makes a button that calls `does`. */
export function button(text: string, does: () => void, kind = "", attributes: Record<string, Attribute> = {}): HTMLButtonElement {
  return h("button", { type: "button", part: `button ${kind && `button-${kind}`}`.trim(), class: kind, click: does, ...attributes }, text);
}

/** Whether the focus is inside an element. */
export function focused(element: Element): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && element.contains(active);
}
