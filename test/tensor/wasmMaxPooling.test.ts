import { testMaxPooling } from "./maxPoolingTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";

testMaxPooling();
