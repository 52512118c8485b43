import { ORACLE_MODELS } from "../oracle/oracleModel.ts";
import { testCamsAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testCamsAgainstOracle(ORACLE_MODELS);
