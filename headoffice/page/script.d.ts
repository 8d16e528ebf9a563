/** A module for the browser with all it imports, as the text of one script (scripts/page-script.ts). */
declare module '*?script' {
  export const script: string;
}
