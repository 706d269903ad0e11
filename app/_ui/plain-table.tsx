import { type Column, type DataTableProps, PackedTable, type Row } from "@/app/_ui/data-table";
import type { Plain } from "@/app/_ui/table-cell";

export type PlainRow = Omit<Row, "cells"> & { cells: Record<string, Plain | string> };
export type PlainColumn = Omit<Column, "head"> & { head: string };
type Props = Omit<DataTableProps, "columns" | "rows"> & { columns: PlainColumn[]; rows: PlainRow[] };

/**
 * `<PlainTable>`: a `DataTable` whose cells are words alone, for many rows. It goes to the browser as one text, which React
 * hands on as it is; a list it would take apart and put together again value by value.
 */
export const PlainTable = (props: Props) => <PackedTable packed={JSON.stringify(props)} />;
