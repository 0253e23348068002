import { checkSourceUrl } from './source-url-check.js';

/** Where a platform is asked, and for what. */
export interface PlatformUrl {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  /** Named in messages. */
  readonly host: string;
  /** The query of the source's url: what of the platform is read. */
  readonly filters: URLSearchParams;
}

/** The platform's own origin, unless the source has a url: then that one's, and its query narrows down what is read. */
export function platformUrl(url: string, ownOrigin: string): PlatformUrl {
  const { origin, host, searchParams } = new URL(url === '' ? ownOrigin : url);
  return { origin, host, filters: searchParams };
}

/** Refuses a url that no source may have; a source of a platform does without one. */
export function checkPlatformUrl(url: string | null): void {
  if (url !== null && url !== '') checkSourceUrl(url);
}
