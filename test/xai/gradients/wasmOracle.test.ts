import { ORACLE_MODELS } from "../oracle/oracleModel.ts";
import { testAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";

testAgainstOracle(ORACLE_MODELS);
