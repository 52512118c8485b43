import { testCalculation } from "./calculationTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testCalculation({ trains: true });
