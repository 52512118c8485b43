"""Jupyter's own test of kernels, with every sample defined so that it skips nothing."""

import unittest

import jupyter_kernel_test
from jupyter_kernel_test.msgspec_v5 import schema_fragments

KERNEL = "convolab"

# One pixel.
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

# Younger than jupyter_kernel_test 0.7's schemas; without it a welcome that comes late would be a KeyError there.
schema_fragments.setdefault("iopub_welcome", {"properties": {"subscription": {"type": "string"}}})


class ConvolabKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('to stderr')"
    code_generate_error = "throw new Error('made on purpose')"

    completion_samples = [
        {"text": "conso", "matches": {"console"}},
        {"text": "const size: number = Math.hyp", "matches": {"hypot"}},
        {"text": "'한글 🎓'; parseIn", "matches": {"parseInt"}},
        {"text": "nothingBeginsLikeThis", "matches": set()},
        {"text": "[1, 2, 3]."},
    ]

    complete_code_samples = [
        "1 + 1",
        "const n: number = 1;",
        "function twice(n: number) {\n  return n * 2;\n}",
        "await Promise.resolve(1)",
        "// 주석",
        "",
    ]
    incomplete_code_samples = [
        "function twice(n: number) {",
        "const list = [1,",
        "const text = `open",
        "/* open",
        "if (true) {\n  1;",
    ]
    invalid_code_samples = [
        "const = 1",
        "}",
        "const text = 'open",
        "const a = ;",
    ]

    code_page_something = "parseInt?"
    code_inspect_sample = "parseInt"
    code_clear_output = "clearOutput()"

    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "[1, 2, 3].map((n) => n * n)", "result": "[ 1, 4, 9 ]"},
        {"code": "await Promise.resolve('기다림')", "result": "'기다림'"},
        {"code": "[{ a: 1 }, { a: 2 }]", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": "display.html('<b>bold</b>')", "mime": "text/html"},
        {"code": "display.markdown('**bold**')", "mime": "text/markdown"},
        {"code": "display.latex('$x^2$')", "mime": "text/latex"},
        {"code": "display.svg('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')", "mime": "image/svg+xml"},
        {"code": f"display.png(Buffer.from('{PNG}', 'base64'))", "mime": "image/png"},
        {"code": "display.jpeg(new Uint8Array([255, 216, 255]))", "mime": "image/jpeg"},
        {"code": "display.json({ a: 1 })", "mime": "application/json"},
        {"code": "display(42); undefined", "mime": "text/plain"},
    ]

    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")


class ConvolabWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
