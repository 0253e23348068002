declare module 'jsonparse' {
  export default class Parser {
    value: unknown;
    key: string | number | undefined;
    stack: readonly unknown[];
    onValue: (value: unknown) => void;
    onError: (error: Error) => void;
    write(chunk: Buffer): void;
  }
}
