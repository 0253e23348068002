/** What a column or a target field is about, known from names of the product-feed world. */
export interface Meaning {
  readonly id: string;
  /** Names in each language, comma-separated, as words; case, accents, spaces and signs do not matter. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
  /** Names that say this only when the values agree, as `status`. */
  readonly weak?: string;
}

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'ru' | 'other';
