import { testCamsAgainstOracle } from "./oracleTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";

// Those without pooling: of several largest cells in a window the WebAssembly backend takes the last, TensorFlow the first.
testCamsAgainstOracle(["tall", "sigmoid", "logits"]);
