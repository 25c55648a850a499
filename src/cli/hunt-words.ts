// What a hunt of mutants says on its way, in the reader's language.
import { consoleLanguage } from '../compliance/console-language.ts';

const WORDS = {
  en: {
    recorded: (done: number, all: number, took: string) => `${done} of ${all} scenarios recorded, ${took}`,
    hunted: (done: number, all: number, took: string) => `${done} of ${all} mutants, ${took}`,
    huntedAlone: (done: number, all: number, plays: number, took: string) =>
      `${done} of ${all} mutants, ${plays} plays, ${took}`,
    confirmed: (done: number, all: number, took: string) => `${done} of ${all} known mutants confirmed, ${took}`,
    unexplained: (id: string) => `✗ nobody notices ${id}, and no row says why`,
    stale: (pattern: string) => `✗ the row ${pattern} has no survivor any more`,
    without: (clause: string) => `✗ ${clause} has no mutant of its own`,
    end: (seed: number, took: string) => `seed ${seed}, took ${took}`,
    endAlone: (plays: number, took: string) => `${plays} plays, took ${took}`,
  },
  zh: {
    recorded: (done: number, all: number, took: string) => `已记录${all}个场景中的${done}个，${took}`,
    hunted: (done: number, all: number, took: string) => `变异体${done}/${all}，${took}`,
    huntedAlone: (done: number, all: number, plays: number, took: string) =>
      `变异体${done}/${all}，执行${plays}次，${took}`,
    confirmed: (done: number, all: number, took: string) => `已知变异体${all}个，确认${done}个，${took}`,
    unexplained: (id: string) => `✗ 无人发现${id}，也没有任何一行说明理由`,
    stale: (pattern: string) => `✗ ${pattern}一行已没有存活者`,
    without: (clause: string) => `✗ ${clause}没有专属变异体`,
    end: (seed: number, took: string) => `种子${seed}，用时${took}`,
    endAlone: (plays: number, took: string) => `执行${plays}次，用时${took}`,
  },
} as const;

export const huntWords = () => WORDS[consoleLanguage(undefined)];
