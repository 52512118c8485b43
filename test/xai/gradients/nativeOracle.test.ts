import { ORACLE_MODELS } from "../oracle/oracleModel.ts";
import { testAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testAgainstOracle(ORACLE_MODELS);
