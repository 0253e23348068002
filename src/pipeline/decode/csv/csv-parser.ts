import { hash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { FeedmillError } from '../../../common/errors.js';
import type { RawRecord } from '../../../common/records.js';
import type { DecodeTools } from '../format-decoder.js';
import type { RecordParser } from '../record-parser.js';
import { RowReader } from './csv-dialect.js';
import { isBlankRow } from './csv-rows.js';
import { recordMaker } from './record-maker.js';
import { columnNames, type CsvLayout } from './sniff-csv.js';

/** Rows as objects of text; blank rows are no records. */
export class CsvParser implements RecordParser {
  private readonly decoder = new StringDecoder('utf8');
  private readonly makeRecord: (cells: readonly string[]) => RawRecord;
  /** The same row under another header is another record. */
  private readonly layoutHash: string;
  private text = '';
  /** Characters before the first row that are still to be passed over. */
  private skip: number;
  private row: number;

  constructor(
    private readonly layout: CsvLayout,
    private readonly tools: DecodeTools,
  ) {
    this.layoutHash = hash('sha256', JSON.stringify([layout.dialect, layout.header]));
    this.makeRecord = recordMaker(columnNames(layout.header));
    this.skip = layout.start;
    this.row = layout.skipped + 1;
  }

  write(chunk: Buffer): RawRecord[] {
    return this.read(this.decoder.write(chunk), false);
  }

  end(): RawRecord[] {
    return this.read(this.decoder.end(), true);
  }

  private read(added: string, last: boolean): RawRecord[] {
    const { recordBytes } = this.tools.limits;
    const records: RawRecord[] = [];
    let text = this.text + added;
    if (this.skip > 0) {
      const passed = Math.min(this.skip, text.length);
      this.skip -= passed;
      text = text.slice(passed);
    }
    const reader = new RowReader(text, this.layout.dialect, last);
    let at = 0;
    while (at < text.length) {
      const row = reader.read(at);
      if (!row) break;
      this.row += 1;
      if (row.end - at > recordBytes) throw this.tooLarge();
      if (!isBlankRow(row.cells)) records.push(this.recordOf(row.cells, text, at, row.end));
      at = row.end;
    }
    this.text = text.slice(at);
    if (this.text.length > recordBytes) throw this.tooLarge();
    if (last && this.text !== '') {
      throw new FeedmillError(
        'SOURCE_TRUNCATED',
        `The feed ends inside a quoted cell that begins in row ${this.row + 1}.`,
        {
          row: this.row + 1,
        },
      );
    }
    return records;
  }

  private recordOf(cells: readonly string[], text: string, from: number, to: number): RawRecord {
    const { texts } = this.tools;
    if (!texts) return this.makeRecord(cells);
    return texts.find(text.slice(from, to), this.layoutHash) ?? texts.read(this.makeRecord(cells));
  }

  private tooLarge(): FeedmillError {
    return new FeedmillError(
      'PARSE_ERROR',
      `Row ${this.row + 1} is longer than ${this.tools.limits.recordBytes} characters; probably a quote is opened there and never closed.`,
      { row: this.row + 1 },
    );
  }
}
