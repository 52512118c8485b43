import { testAgainstKeras } from "./kerasCases.ts";

process.env.CONVOLAB_ENGINE = "native";

testAgainstKeras(1e-5);
