import { ORACLE_MODELS } from "../oracle/oracleModel.ts";
import { testPerturbationsAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testPerturbationsAgainstOracle(ORACLE_MODELS);
