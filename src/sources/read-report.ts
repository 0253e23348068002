import type { DocumentVersion, SourceReport, Validator } from '../extensions/source-connector.js';
import type { Evidence, ReadProgress } from '../pipeline/acquire/open-feed.js';
import type { Redact } from './redact.js';

/** Collects what a connector reports about its read, without the secrets of the source. */
export class ReadReport implements SourceReport, DocumentVersion {
  /** Why the last attempt of a request failed, until the next attempt ends. */
  trouble: string | null = null;
  private proof: { complete: boolean; detail: string } | null = null;
  private facts: Record<string, unknown> = {};
  private version: Validator | null = null;
  private isUnchanged = false;
  private bytesRead = 0;
  private bytesTotal: number | null = null;

  constructor(
    private readonly redact: Redact,
    readonly last: Validator | null,
    private readonly onUnreadable: (message: string) => void = () => undefined,
  ) {}

  complete(evidence: string): void {
    this.proof ??= { complete: true, detail: this.redact(evidence) };
  }

  incomplete(reason: string): void {
    // One part that may be missing is enough, even if other parts were proved complete.
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

  addBytes(bytes: number): void {
    this.bytesRead += bytes;
  }

  /** Sets the declared length of the source's only document, in bytes on the network. */
  declareLength(header: string | undefined): void {
    this.bytesTotal = header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
  }

  progress(): ReadProgress {
    return { bytesRead: this.bytesRead, bytesTotal: this.bytesTotal };
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
