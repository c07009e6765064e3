import type { FileReply } from '#contract/endpoint';
import type { Format } from '#contract/exports';
import { MissingGlyphError } from '../../documents/fonts.ts';
import { csvType, tableCsv } from '../../documents/tables/csv.ts';
import { fileNameOf } from '../../documents/tables/file-name.ts';
import { pdfType } from '../../documents/tables/pages.ts';
import { tablePdf } from '../../documents/tables/pdf.ts';
import type { Table } from '../../documents/tables/table.ts';
import { tableXlsx, xlsxType } from '../../documents/tables/xlsx.ts';
import { AppError } from '../../http/app-error.ts';

/** A list as a file in the format that was asked for. */
export async function tableFile(
  table: Table,
  format: Format,
  by: { author: string; at: Date },
): Promise<FileReply> {
  const fileName = fileNameOf(table.title, format);
  switch (format) {
    case 'xlsx':
      return { fileName, contentType: xlsxType, content: await tableXlsx(table) };
    case 'csv':
      return { fileName, contentType: csvType, content: tableCsv(table) };
    case 'pdf': {
      const content = await drawn(() => tablePdf(table, by.author, by.at));
      return { fileName, contentType: pdfType, content };
    }
    default:
      return format satisfies never;
  }
}

/** @throws AppError LIST_LETTER_NOT_IN_FONT instead of a list that lacks a letter of a name */
export async function drawn<T>(draw: () => Promise<T>): Promise<T> {
  try {
    return await draw();
  } catch (error) {
    if (!(error instanceof MissingGlyphError)) throw error;
    throw new AppError('LIST_LETTER_NOT_IN_FONT', { letter: error.character });
  }
}
