import { testPerturbationsAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";

testPerturbationsAgainstOracle(["tall", "sigmoid"]);
