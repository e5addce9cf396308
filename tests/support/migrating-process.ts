/** A process that brings a PostgreSQL's tables up to date, as every server does when it starts. */
import { connect } from '#db/client.server.ts'

const connection = await connect({ url: process.argv[2] ?? '' })
await connection.migrate()
await connection.close()
