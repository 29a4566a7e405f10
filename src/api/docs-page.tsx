/** The interface for people to read: drawn from the OpenAPI document on the server, no script, nothing from elsewhere. */

import type { FC } from 'hono/jsx'
import { apiBase, openApiDocument, toldOperations } from './openapi.ts'

type Document = ReturnType<typeof openApiDocument>
type Schema = Document['components']['schemas'][string]

/** The page as a whole document. `origin` stands in the examples, e.g. "http://localhost:8080". */
export function renderDocsPage(origin: string): string {
  const document = openApiDocument()
  return `<!DOCTYPE html>${(<DocsPage document={document} address={`${origin}${apiBase}`} />).toString()}`
}

const DocsPage: FC<{ document: Document; address: string }> = ({ document, address }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{document.info.title}</title>
      <link rel="stylesheet" href={`${apiBase}/docs.css`} />
    </head>
    <body>
      <main>
        <h1>{document.info.title}</h1>
        <p>{document.info.description}</p>
        <p>
          机器读的说明（OpenAPI {document.openapi}）：<a href={`${apiBase}/openapi.json`}>openapi.json</a>
        </p>
        <nav aria-label="目录">
          <ul>
            {toldOperations.map(({ id, summary }) => (
              <li>
                <a href={`#${id}`}>{summary}</a>
              </li>
            ))}
            <li>
              <a href="#schemas">数据</a>
            </li>
          </ul>
        </nav>
        {toldOperations.map((each) => (
          <OperationPart each={each} document={document} address={address} />
        ))}
        <section aria-labelledby="schemas">
          <h2 id="schemas">数据</h2>
          {Object.entries(document.components.schemas).map(([name, schema]) => (
            <SchemaPart name={name} schema={schema} />
          ))}
        </section>
      </main>
    </body>
  </html>
)

const OperationPart: FC<{ each: (typeof toldOperations)[number]; document: Document; address: string }> = ({
  each,
  document,
  address,
}) => {
  const told = document.paths[each.path]?.[each.method]
  if (told === undefined) return null
  return (
    <section aria-labelledby={each.id}>
      <h2 id={each.id}>{each.summary}</h2>
      <p class="call">
        <code>
          {each.method.toUpperCase()} {apiBase}
          {each.path}
        </code>
      </p>
      <p>{each.description}</p>
      {each.scope !== undefined && (
        <p>
          在办公端的地址，密钥要有用途 <code>{each.scope}</code>。
        </p>
      )}
      <pre>
        <code>{each.example.replaceAll('$API', address)}</code>
      </pre>
      {told.parameters.length > 0 && (
        <>
          <h3>参数</h3>
          <dl>
            {told.parameters.map(({ name, required, description }) => (
              <>
                <dt>
                  <code>{name}</code>
                  {required ? '（必填）' : ''}
                </dt>
                <dd>{description}</dd>
              </>
            ))}
          </dl>
        </>
      )}
      <h3>回答</h3>
      <dl>
        {Object.entries(told.responses).map(([status, { description, content }]) => (
          <>
            <dt>
              <code>{status}</code>
            </dt>
            <dd>
              {description}
              {schemaNames(content).map((name) => (
                <>
                  ：<a href={`#schema-${name}`}>{name}</a>
                </>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

/** A file has no schema to lead to. */
function schemaNames(content: Readonly<Record<string, { readonly schema: object }>>): string[] {
  return Object.values(content).flatMap(({ schema }) =>
    '$ref' in schema && typeof schema.$ref === 'string' ? [schema.$ref.split('/').at(-1) ?? ''] : [],
  )
}

const SchemaPart: FC<{ name: string; schema: Schema }> = ({ name, schema }) => (
  <section aria-labelledby={`schema-${name}`}>
    <h3 id={`schema-${name}`}>{name}</h3>
    <pre>
      <code>{JSON.stringify(schema, null, 2)}</code>
    </pre>
  </section>
)

export const docsStyle = `:root { color-scheme: light; }
body { margin: 0; background: #fdfcf9; color: #1d1c1a; font: 1rem/1.7 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.3; }
h2 { margin-top: 3rem; border-top: 1px solid #c9c5bd; padding-top: 1.5rem; }
a { color: #1f4e8c; }
dt { margin-top: 0.6rem; }
dd { margin-left: 1.5rem; }
pre { white-space: pre-wrap; padding: 0.8rem 1rem; border: 1px solid #c9c5bd; background: #fff; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
.call code { font-weight: 600; }
:focus-visible { outline: 3px solid #1f4e8c; outline-offset: 2px; }
`
