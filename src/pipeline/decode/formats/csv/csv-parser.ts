import { hash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { FeedmillError } from '../../../../common/errors.js';
import type { RawRecord } from '../../../../common/records.js';
import type { DecodeTools } from '../format-decoder.js';
import type { RecordCollector } from '../record-collector.js';
import type { RecordParser } from '../record-parser.js';
import { NO_END, RowReader } from './csv-dialect.js';
import { isBlankRow } from './csv-rows.js';
import { recordMaker } from './record-maker.js';
import { columnNames, type CsvLayout } from './sniff-csv.js';

/**
 * Bytes that are converted to text at once. Texts above about 60 KB get memory of their own from the system, which costs
 * more than reading them.
 */
const TEXT_BYTES = 16 * 1024;

/** Parses rows into objects of text; blank rows are skipped. */
export class CsvParser implements RecordParser {
  private readonly decoder = new StringDecoder('utf8');
  private readonly makeRecord: (cells: readonly string[]) => RawRecord;
  /** Part of each hash, because the same row under another header is another record. */
  private readonly layoutHash: string;
  private text = '';
  /** Characters before the first row that have to be skipped. */
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

  write(chunk: Buffer, into: RecordCollector): void {
    for (let at = 0; at < chunk.length;) {
      // A long row is scanned again with each piece that follows: larger pieces need fewer scans.
      const end = at + Math.max(TEXT_BYTES, this.text.length);
      this.read(this.decoder.write(chunk.subarray(at, end)), false, into);
      at = end;
    }
  }

  end(into: RecordCollector): void {
    this.read(this.decoder.end(), true, into);
  }

  private read(added: string, last: boolean, into: RecordCollector): void {
    const { recordBytes } = this.tools.limits;
    let text = this.text + added;
    if (this.skip > 0) {
      const passed = Math.min(this.skip, text.length);
      this.skip -= passed;
      text = text.slice(passed);
    }
    const reader = new RowReader(text, this.layout.dialect, last);
    let at = 0;
    while (at < text.length) {
      const end = this.take(reader, text, at, into);
      if (end === NO_END) break;
      this.row += 1;
      if (end - at > recordBytes) throw this.tooLarge();
      at = end;
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
  }

  /** Adds the record of one row and returns the row's end. A row that is recognised by its text is not split into cells. */
  private take(reader: RowReader, text: string, from: number, into: RecordCollector): number {
    if (into.recognisesAny) {
      const end = reader.endOf(from);
      if (end === NO_END) return NO_END;
      if (into.recognise(text.slice(from, end), this.layoutHash)) return end;
    }
    const row = reader.read(from);
    if (!row) return NO_END;
    if (isBlankRow(row.cells)) return row.end;
    if (!into.recognisesAny) into.recognise(text.slice(from, row.end), this.layoutHash);
    into.add(this.makeRecord(row.cells));
    return row.end;
  }

  private tooLarge(): FeedmillError {
    return new FeedmillError(
      'PARSE_ERROR',
      `Row ${this.row + 1} is longer than ${this.tools.limits.recordBytes} characters; probably a quote is opened there and never closed.`,
      { row: this.row + 1 },
    );
  }
}
