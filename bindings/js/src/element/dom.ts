/** What is drawn with: elements and texts, never markup. */
export type Child = Node | string | null | undefined | false;
type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);

/** An element. A function is a listener; true, false and null set and leave out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else put(element, name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets an attribute where it is another. */
export function put(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  const text = value === true ? "" : value === false || value === null || value === undefined ? null : String(value);
  if (element.getAttribute(name) === text) return;
  if (text === null) element.removeAttribute(name);
  else element.setAttribute(name, text);
}

/** Says a text where it is another: what is the same is not read out again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A button that does one thing. */
export function button(text: string, does: () => void, kind = "", attributes: Record<string, Attribute> = {}): HTMLButtonElement {
  return h("button", { type: "button", part: `button ${kind && `button-${kind}`}`.trim(), class: kind, click: does, ...attributes }, text);
}

/** Whether the focus is in an element. */
export function focused(element: Element): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && element.contains(active);
}
