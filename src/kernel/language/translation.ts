/**
 * TypeScript's messages in the learner's language. The checks speak English only; the language service has the same
 * messages in other languages, and is asked when there is something to translate.
 */
import type { Complaint } from "./compiler.ts";
import type { LanguageServer } from "./server/languageServer.ts";

/** Milliseconds that a translation may take; a learner would rather read English than wait longer. */
const LIMIT = 2500;

/**
 * The complaints with their messages in the server's language, as far as it answers in time.
 *
 * @param text the cell's parsed text, which the complaints' positions are in.
 */
export async function translated(
  server: LanguageServer,
  text: string,
  complaints: readonly Complaint[],
): Promise<readonly Complaint[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, LIMIT, undefined);
  });
  const answer = await Promise.race([server.ask(text, (query) => query.complaints()), tooLate]);
  clearTimeout(timer);
  const messages = new Map(answer?.map(({ code, start, message }) => [`${code}:${start}`, message]));
  return complaints.map((complaint) => ({
    ...complaint,
    message: messages.get(`${complaint.code}:${complaint.start}`) ?? complaint.message,
  }));
}
