const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  InvalidPipelineOperator: 168,
} as const;

/** A named code, or one of the numbers that MongoDB reports as `Location<n>`. */
export type Code = keyof typeof CODES | number;

/** An error as MongoDB reports it to a driver: a number, its name, and a message that names what is wrong. */
export class DbError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the reply, such as keyPattern and keyValue of a duplicate key. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: Code, message: string, fields: Record<string, unknown> = {}) {
    super(message);
    this.code = typeof code === 'number' ? code : CODES[code];
    this.codeName = typeof code === 'number' ? `Location${code}` : code;
    this.fields = fields;
  }
}

/** Ends the command with one of MongoDB's error codes. */
export function refuse(code: Code, message: string, fields?: Record<string, unknown>): never {
  throw new DbError(code, message, fields);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
