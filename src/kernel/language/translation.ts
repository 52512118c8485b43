/**
 * TypeScript's messages in the learner's language. The checks speak English only; the language service has the same
 * messages in other languages, and is asked when there is something to translate.
 */
import type { Complaint } from "./compiler.ts";
import type { LanguageServer } from "./server/languageServer.ts";

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
  // A server that is slow to start gives the question up: a learner would rather read English then than wait longer.
  const answer = await server.ask(text, (query) => query.complaints());
  const messages = new Map(answer?.map(({ code, start, message }) => [`${code}:${start}`, message]));
  return complaints.map((complaint) => ({
    ...complaint,
    message: messages.get(`${complaint.code}:${complaint.start}`) ?? complaint.message,
  }));
}
