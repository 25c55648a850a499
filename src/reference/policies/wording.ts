// What a decline is called on the screen, by response code.
import { RESPONSES, type ResponseText, UNKNOWN_RESPONSE } from '../ui/responses.ts';

export type WordingPolicy = { decline(code: string): ResponseText };

export const wordingPolicy: WordingPolicy = { decline: (code) => RESPONSES[code] ?? UNKNOWN_RESPONSE };
