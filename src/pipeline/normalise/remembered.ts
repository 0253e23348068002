const MOST = 2_000;
const LONGEST = 100;

/**
 * The same function, which remembers its latest answers: for slow readings of texts that a feed repeats, such as
 * currencies and phone numbers. Bounded in number and length, so that memory stays flat.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const answer = read(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
