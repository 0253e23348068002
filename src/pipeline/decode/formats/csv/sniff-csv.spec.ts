import { expect, it } from '@jest/globals';
import { readOverrides } from '../../sniffing/overrides.js';
import { sniffCsv } from './sniff-csv.js';

function sniff(text: string) {
  const overrides = readOverrides('');
  return sniffCsv({ bytes: Buffer.from(text), text, whole: true, contentType: 'text/csv', pathname: '/', overrides });
}

const rows = (line: (number: number) => string) => Array.from({ length: 300 }, (_, i) => line(i + 1)).join('\n');

it('takes quotes for quotes when every row has delimiters in them', () => {
  const text = `id,name,price\n${rows((i) => `${i},"Lamp ${i}, black, small",12.00`)}\n`;
  expect(sniff(text)).toMatchObject({ dialect: { quoted: true, delimiter: ',' }, header: ['id', 'name', 'price'] });
});

it('takes quotes for letters where rows fit only so', () => {
  const text = `size\tname\tprice\n${rows((i) => `"5\tTube ${i}\t12.00`)}\n`;
  expect(sniff(text)).toMatchObject({ dialect: { quoted: false, delimiter: '\t' }, header: ['size', 'name', 'price'] });
});
