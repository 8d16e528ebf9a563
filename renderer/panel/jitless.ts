import { z } from 'zod';

// The content security policy allows no code made at run time; imported before any schema is used.
z.config({ jitless: true });
