// An independent server of the Cosmos DB protocol, without TLS, on the port that the first argument names.
const { createHttpServer } = require("@vercel/cosmosdb-server");

createHttpServer().listen(Number(process.argv[2]), "127.0.0.1");
