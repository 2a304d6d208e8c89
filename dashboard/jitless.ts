import { z } from 'zod'

// zod probes for `new Function` when the first schema is used, which the content security policy reports.
// This module stands first among main.tsx's imports, so it runs before any schema is made.
z.config({ jitless: true })
