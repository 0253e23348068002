import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { sign } from './signing.js';

const BODY = JSON.stringify({ name: 'Lämp „ö“ 💡', price: 10.5 });

it('signs so that the official package takes a delivery for ours', () => {
  for (const length of [24, 32, 64]) {
    const secret = randomBytes(length).toString('base64');
    const headers = sign(secret, '0195-abc', new Date(), BODY);
    expect(new Webhook(secret).verify(BODY, headers)).toEqual(JSON.parse(BODY));
  }
});

it('signs the body, the id and the time', () => {
  const secret = randomBytes(32).toString('base64');
  const headers = sign(secret, 'one', new Date(), BODY);
  const verify = (body: string, changed: object) => () => new Webhook(secret).verify(body, { ...headers, ...changed });
  expect(verify(BODY, {})).not.toThrow();
  expect(verify(`${BODY} `, {})).toThrow(/signature/i);
  expect(verify(BODY, { 'webhook-id': 'two' })).toThrow(/signature/i);
  expect(verify(BODY, { 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) })).toThrow(/signature/i);
});

it('is the example of the specification', () => {
  // standard-webhooks/spec, "Verifying signatures".
  const at = new Date(1614265330 * 1000);
  const headers = sign('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}');
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
