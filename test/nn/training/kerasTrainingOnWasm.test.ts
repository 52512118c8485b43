import { testAgainstKeras } from "./kerasCases.ts";

process.env.CONVOLAB_ENGINE = "wasm";

testAgainstKeras(1e-4, 10);
