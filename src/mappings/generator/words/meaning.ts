/** What a column or a target field is about, with the names that product feeds use for it. */
export interface Meaning {
  /** The name of the meaning in the generator: `price`, `trackedLink`. */
  readonly id: string;
  /** Names per language, comma-separated; case, accents, spaces and punctuation are ignored. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
  /** Names that have this meaning only if the values agree: `status`. Comma-separated. */
  readonly weak?: string;
}

/** The languages of the tables; `other` holds those with few names. */
type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'ru' | 'other';
