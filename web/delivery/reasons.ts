// Why something is missing, in words for the reader.

/** A file that could not be had; its words end a sentence: "This figure could not be loaded: …". */
export class Undelivered extends Error {
  override name = 'Undelivered';
}

/** What browser or host do not allow: a whole sentence. Another try cannot help. */
export class Unsupported extends Error {
  override name = 'Unsupported';
}
