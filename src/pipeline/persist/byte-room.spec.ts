import { mostBytes, withRoom } from './byte-room.js';

describe('room for bytes', () => {
  it('stays where there is enough', () => {
    const bytes = Buffer.from('abc');
    expect(withRoom(bytes, 3)).toBe(bytes);
  });

  it('is twice what is needed, and begins with what was there', () => {
    const larger = withRoom(Buffer.from('abc'), 10);
    expect(larger.length).toBe(20);
    expect(larger.toString('utf8', 0, 3)).toBe('abc');
  });

  it('is no more than the most that is asked for, unless more is needed', () => {
    expect(withRoom(Buffer.alloc(0), 70, 100).length).toBe(100);
    expect(withRoom(Buffer.alloc(0), 170, 100).length).toBe(170);
  });

  it.each(['', 'plain', 'crème', '№ 2', '🥄'])('is enough for the text %j', (text) => {
    expect(mostBytes(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text));
  });
});
