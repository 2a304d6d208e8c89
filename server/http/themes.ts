import { createRoute, z } from '@hono/zod-openapi'
import { createTheme, editTheme } from '@/server/store/curation'
import { listThemes, themeDetail, themeRecord } from '@/server/store/theme-queries'
import { filter } from '@/utils/model/filter'
import { themeId } from '@/utils/model/ids'
import { themeDetail as detail, newTheme, themeEdit, themeList, themeView } from '@/utils/model/views'
import { access } from './access'
import type { App } from './context'
import { deciding, found, reading } from './reader'
import { created, json } from './responses'

const params = z.object({ id: themeId })

const listRoute = createRoute({
  ...access('deals'),
  method: 'get',
  path: '/api/themes',
  summary: 'Every theme with the deals and the money of the filter, what is at stake first',
  request: { query: filter },
  responses: json(themeList),
})

const createThemeRoute = createRoute({
  ...access('curate'),
  method: 'post',
  path: '/api/themes',
  summary: 'Make a theme',
  request: { body: { required: true, content: { 'application/json': { schema: newTheme } } } },
  responses: created(themeView),
})

const detailRoute = createRoute({
  ...access('deals'),
  method: 'get',
  path: '/api/themes/{id}',
  summary: 'One theme with its quotes and deals',
  request: { params, query: filter },
  responses: json(detail),
})

const editRoute = createRoute({
  ...access('curate'),
  method: 'patch',
  path: '/api/themes/{id}',
  summary: 'Change a theme',
  request: { params, body: { required: true, content: { 'application/json': { schema: themeEdit } } } },
  responses: json(themeView),
})

export function mountThemes(app: App): void {
  app.openapi(listRoute, async (c) => {
    const filter = c.req.valid('query')
    const { currency } = c.var.principal.workspace
    return c.json(await reading(c, (tx, reader) => listThemes(tx, reader, filter, currency)), 200)
  })
  app.openapi(createThemeRoute, async (c) => {
    const given = c.req.valid('json')
    const made = await deciding(c, async (tx, decision, reader) =>
      themeRecord(tx, reader, await createTheme(tx, decision, given)),
    )
    return c.json(found(made, 'theme'), 201)
  })
  app.openapi(detailRoute, async (c) => {
    const { id } = c.req.valid('param')
    const filter = c.req.valid('query')
    return c.json(found(await reading(c, (tx, reader) => themeDetail(tx, reader, id, filter)), 'theme'), 200)
  })
  app.openapi(editRoute, async (c) => {
    const { id } = c.req.valid('param')
    const edit = c.req.valid('json')
    const edited = await deciding(c, async (tx, decision, reader) =>
      (await editTheme(tx, decision, id, edit)) ? themeRecord(tx, reader, id) : undefined,
    )
    return c.json(found(edited, 'theme'), 200)
  })
}
