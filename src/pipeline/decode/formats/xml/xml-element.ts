/** What an element holds: its text, or an object of `@attributes`, children and `#text`. */
export type XmlValue = string | XmlValue[] | { [name: string]: XmlValue };

/** An element that is still open. */
export interface OpenElement {
  readonly name: string;
  readonly members: { [name: string]: XmlValue };
  /** Whether `members` has anything. */
  structured: boolean;
  text: string;
}

export function openElement(name: string, attributes: Record<string, string> | null): OpenElement {
  let structured = false;
  for (const _ in attributes) {
    structured = true;
    break;
  }
  return { name, members: attributes ?? {}, structured, text: '' };
}

/** Adds a child; the second of one name makes a list of them. */
export function addMember(parent: OpenElement, name: string, value: XmlValue): void {
  const { members } = parent;
  parent.structured = true;
  // Assigning `__proto__`, a legal name, would change what the object is.
  const key = name === '__proto__' ? '_proto_' : name;
  const before = members[key];
  // Every object inherits functions, as `constructor`; no value is one.
  if (before === undefined || typeof before === 'function') members[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else members[key] = [before, value];
}

export function closeElement(element: OpenElement): XmlValue {
  const text = element.text.trim();
  if (!element.structured) return text;
  if (text !== '') element.members['#text'] = text;
  return element.members;
}
