import { testLeaks } from "./leakTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testLeaks();
