import { testCalculation } from "./calculationTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";

testCalculation({ trains: false });
