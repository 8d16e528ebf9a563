import financingMargin from './financing-margin.json' with { type: 'json' };
import marginLines from './margin-lines.json' with { type: 'json' };
import shortMargin from './short-margin.json' with { type: 'json' };

export const marginFiles = { financingMargin, marginLines, shortMargin };
