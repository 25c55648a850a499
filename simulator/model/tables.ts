// Lists as tables (RFC 4180), and how they are asked for.
import { Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';
import { Period } from './period.ts';
import { SettlementFilter } from './settlements.ts';
import { TransactionFilter } from './transactions.ts';

const language = Type.Optional(literals(['en', 'zh-CN'] as const, 'of headings and words; en when not given'));

export const CsvTable = Type.String({ description: 'lines end with CR LF; the first one has the headings' });

export const TransactionTableQuery = Type.Object(
  { ...Type.Omit(TransactionFilter, ['offset', 'limit']).properties, language },
  closed,
);

export const SettlementTableQuery = Type.Object({ ...SettlementFilter.properties, language }, closed);

export const StatementTableQuery = Type.Object({ ...Period.properties, language }, closed);
