import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** The record's pages in `pages/crm`, under addresses of the CRMs' own form. */
export const CRM_PAGES = {
  salesforce: {
    host: 'acme.lightning.force.com',
    path: '/lightning/r/Opportunity/0061t00000ABCdeAAG/view',
    file: 'crm/salesforce-opportunity.html',
  },
  hubspot: { host: 'app.hubspot.com', path: '/contacts/2501234/record/0-3/8812345678', file: 'crm/hubspot-deal.html' },
  dynamics: {
    host: 'acme.crm4.dynamics.com',
    path: '/main.aspx?appid=1&pagetype=entityrecord&etn=opportunity&id=5b2c1a90-6f0e-ec11-b6e6-000d3a1b2c3d',
    file: 'crm/dynamics-opportunity.html',
  },
  pipedrive: { host: 'acme.pipedrive.com', path: '/deal/123', file: 'crm/pipedrive-deal.html' },
} as const

/** Puts our pages where a browser looks for the CRMs': nothing leaves this computer, and no certificate is needed. */
export async function serveCrms(context: BrowserContext): Promise<void> {
  for (const { host, file } of Object.values(CRM_PAGES))
    await context.route(`https://${host}/**`, (route) =>
      route.fulfill({ path: join(import.meta.dirname, 'pages', file), contentType: 'text/html; charset=utf-8' }),
    )
}
