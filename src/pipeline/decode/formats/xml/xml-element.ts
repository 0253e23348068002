/** The content of an element: its text, or an object of `@attributes`, children and `#text`. */
export type XmlValue = string | XmlValue[] | { [name: string]: XmlValue };

/** An open element. */
export interface OpenElement {
  readonly name: string;
  readonly members: { [name: string]: XmlValue };
  /** Whether `members` is not empty. */
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

/** Adds a child; a second child with the same name turns the value into a list. */
export function addMember(parent: OpenElement, name: string, value: XmlValue): void {
  const { members } = parent;
  parent.structured = true;
  // Assigning `__proto__`, a legal name, would change the prototype.
  const key = name === '__proto__' ? '_proto_' : name;
  const before = members[key];
  // Objects inherit functions such as `constructor`, which are not values.
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
