const MARK = /&|<!\[CDATA\[|<!--|<\?/g;
const REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z_:][\w:.-]*);/iy;
/** A mark or reference of which (at the end of the feed: a document that was cut) the text holds only the beginning. */
const CUT_MARK = /<(?:!(?:-|\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?$/;
const CUT_REFERENCE = /^&[#\w:.-]{0,40}$/;
const CLOSERS: Record<string, string> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };

/**
 * Finds an `&` that begins no reference, the most frequent mistake in XML feeds. saxes would take everything up to the
 * next semicolon for the name of an entity, however far that is, and point there.
 */
export class BareAmpersands {
  private held = '';
  private closer: string | null = null;

  /** `text`: what can be parsed now; `bareAt`: where in it the first such `&` stands, or -1. */
  take(added: string, last: boolean): { text: string; bareAt: number } {
    const text = this.held + added;
    this.held = '';
    for (let at = 0; ;) {
      if (this.closer !== null) {
        const close = text.indexOf(this.closer, at);
        if (close < 0) return this.hold(text, last ? text.length : Math.max(at, text.length - 2));
        at = close + this.closer.length;
        this.closer = null;
      }
      MARK.lastIndex = at;
      const mark = MARK.exec(text);
      if (!mark) {
        const cut = last ? -1 : text.slice(-8).search(CUT_MARK);
        return this.hold(text, cut < 0 ? text.length : Math.max(0, text.length - 8) + cut);
      }
      if (mark[0] !== '&') {
        this.closer = CLOSERS[mark[0]]!;
        at = mark.index + mark[0].length;
        continue;
      }
      REFERENCE.lastIndex = mark.index;
      if (REFERENCE.test(text)) at = REFERENCE.lastIndex;
      else if (CUT_REFERENCE.test(text.slice(mark.index))) return this.hold(text, mark.index);
      else return { text, bareAt: mark.index };
    }
  }

  private hold(text: string, from: number): { text: string; bareAt: number } {
    this.held = text.slice(from);
    return { text: text.slice(0, from), bareAt: -1 };
  }
}
