import type { OpenCase } from '../session/page.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import type { TodoItem } from './client-todo.ts';

/** What is open for a client; Enter opens the case it is done in. */
export function ClientTodo({
  items,
  onOpen,
}: {
  readonly items: readonly TodoItem[];
  readonly onOpen: OpenCase;
}) {
  return (
    <DataTable
      id="client-todo"
      label="客户事项"
      columns={items.some(({ opens }) => opens !== null) ? [...columns, next] : columns}
      rows={items}
      rowKey={({ key }) => key}
      onOpen={({ opens }) => {
        if (opens !== null) onOpen(opens);
      }}
      initialSort={{ column: 'order', direction: 'ascending' }}
      empty="该客户没有未了事项。"
    />
  );
}

const columns: readonly Column<TodoItem>[] = [
  { key: 'what', title: '事项', width: 320, cell: ({ what }) => what },
  {
    key: 'state',
    title: '状态',
    cell: ({ state }) => <span className="gt-warning">{state}</span>,
  },
  { key: 'who', title: '由谁办理', width: 140, cell: ({ who }) => who },
];

/** Only where something can be opened from here. */
const next: Column<TodoItem> = {
  key: 'next',
  title: '下一步',
  width: 140,
  cell: ({ opens }) => (opens === null ? '' : 'Enter 打开'),
};
