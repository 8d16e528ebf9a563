import { useState } from 'react';

/**
 * Keeps a field's text within a length. What would go beyond is not taken at all: cut text could look
 * complete. The field keeps what it had, and says why. Lengths in UTF-16 units, the cheapest to count.
 */
export function useLimit(maxLength: number, take: (text: string) => void) {
  const [notice, setNotice] = useState<string | null>(null);
  const tooLong = (length: number): boolean => {
    if (length <= maxLength) return false;
    const count = length.toLocaleString('zh-CN');
    setNotice(`内容过长(${count} 个字符),未录入。本栏最多 ${maxLength} 个字符,原内容未变。`);
    return true;
  };
  return {
    notice,
    /** Refuses before the browser lays out megabytes. */
    onPaste(event: { readonly clipboardData: DataTransfer; preventDefault(): void }) {
      if (tooLong(event.clipboardData.getData('text/plain').length)) event.preventDefault();
    },
    onChange(text: string) {
      if (tooLong(text.length)) return;
      setNotice(null);
      take(text);
    },
  };
}
