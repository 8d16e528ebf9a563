import { z } from 'zod';

// Before any schema is made: compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });
