import { type AttributeSettings } from '../../extensions/field-attribute.js';
import { type IssueSink } from '../../common/issues.js';
import { type Product } from '../../common/records.js';
import { type TargetFormat } from '../target-format.js';
import { BUILT_IN_ATTRIBUTES } from './attributes.js';
import { type CompileContext, compileFields, REJECTED } from './compile-fields.js';
import { DEFAULT_SETTINGS, type FieldAttributes } from './field-attribute.js';
import { isObject } from './field-values.js';
import { type RecordContext } from './index-product-id.js';
import { compileValidation, type ValidationResult } from './validate-product.js';

/** A target format compiled for one run. */
export interface CompiledFormat {
  /**
   * Normalises a draft to a product: a new object with all fields of the format, in its order, with defaults. Returns null if
   * the record is rejected; each required field that failed then has an issue. Never throws, for any JSON value, and never
   * changes the draft; elements of arrays without attributes are shared with it. Normalising is idempotent, and its results
   * are valid.
   */
  normalise(draft: Product, issues: IssueSink, context?: RecordContext): Product | null;
  /** Checks any value as a product, without changing it (docs/target-formats.md, Checking products). */
  validate(product: unknown): ValidationResult;
  /** The `primary` fields in the format's order, those of an object as `Parent.Child`; those inside arrays do not identify a product. */
  readonly primary: readonly string[];
  /** Whether a field, named as in `primary`, holds URLs. */
  isUrl(path: string): boolean;
}

export interface CompileOptions extends Partial<AttributeSettings> {
  /** The built-in attributes and those of other teams. */
  readonly attributes?: FieldAttributes;
}

/** Compiles a checked format; called once per run. `BAD_USER_INPUT` if an attribute does not exist any more. */
export function compileFormat(format: TargetFormat, options: CompileOptions = {}): CompiledFormat {
  const { attributes = BUILT_IN_ATTRIBUTES, ...given } = options;
  const settings: AttributeSettings = {
    phoneRegion: given.phoneRegion ?? DEFAULT_SETTINGS.phoneRegion,
    slashDates: given.slashDates ?? DEFAULT_SETTINGS.slashDates,
  };
  const context: CompileContext = { attributes, settings };
  const normaliseFields = compileFields(format, context);
  const urls = new Set(pathsWith('url', format));
  return {
    normalise: (draft, issues, record) => {
      const product = normaliseFields(isObject(draft) ? draft : {}, issues, record);
      return product === REJECTED ? null : product;
    },
    validate: compileValidation(format, context),
    primary: Object.freeze(pathsWith('primary', format)),
    isUrl: (path) => urls.has(path),
  };
}

function pathsWith(attribute: string, format: TargetFormat, parent = ''): string[] {
  return Object.entries(format).flatMap(([name, field]) => {
    const path = parent + name;
    const own = field.attributes?.includes(attribute) ? [path] : [];
    return field.type === 'object' ? [...own, ...pathsWith(attribute, field.fields ?? {}, `${path}.`)] : own;
  });
}
