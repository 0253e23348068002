import { maxBytesOf, withRoomFor } from './growing-buffer.js';

describe('room for bytes', () => {
  it('stays where there is enough', () => {
    const bytes = Buffer.from('abc');
    expect(withRoomFor(bytes, 3)).toBe(bytes);
  });

  it('is twice what is needed, and begins with what was there', () => {
    const larger = withRoomFor(Buffer.from('abc'), 10);
    expect(larger.length).toBe(20);
    expect(larger.toString('utf8', 0, 3)).toBe('abc');
  });

  it('is no more than the most that is asked for, unless more is needed', () => {
    expect(withRoomFor(Buffer.alloc(0), 70, 100).length).toBe(100);
    expect(withRoomFor(Buffer.alloc(0), 170, 100).length).toBe(170);
  });

  it.each(['', 'plain', 'crème', '№ 2', '🥄'])('is enough for the text %j', (text) => {
    expect(maxBytesOf(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text));
  });
});
