import type { DocumentVersion, SourceReport, Validator } from '../extensions/source-connector.js';
import type { Evidence } from '../pipeline/acquire/open-feed.js';
import type { Redact } from './redact.js';

/** Collects what a connector tells about its read, without the secrets of the source. */
export class ReadReport implements SourceReport, DocumentVersion {
  /** Why the last try of a request failed, while another one is awaited. */
  trouble: string | null = null;
  private proof: { complete: boolean; detail: string } | null = null;
  private facts: Record<string, unknown> = {};
  private version: Validator | null = null;
  private isUnchanged = false;

  constructor(
    private readonly redact: Redact,
    readonly last: Validator | null,
    private readonly onUnreadable: (message: string) => void = () => undefined,
  ) {}

  complete(evidence: string): void {
    this.proof ??= { complete: true, detail: this.redact(evidence) };
  }

  incomplete(reason: string): void {
    // One part that may be missing is enough, whatever else was proved.
    this.proof = { complete: false, detail: this.redact(reason) };
  }

  decided(facts: Readonly<Record<string, unknown>>): void {
    this.facts = { ...this.facts, ...this.redact(facts) };
  }

  unreadable(message: string): void {
    this.onUnreadable(this.redact(message));
  }

  is(version: Validator | null): void {
    this.version = version;
  }

  notModified(): void {
    this.isUnchanged = true;
    this.version = this.last;
    this.complete('The source says that nothing changed since the last run.');
  }

  evidence(): Evidence {
    return {
      complete: this.proof?.complete ?? false,
      detail: this.proof?.detail ?? null,
      facts: this.facts,
      validator: this.version,
      notModified: this.isUnchanged,
    };
  }
}
