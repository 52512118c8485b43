import { type KernelTarget, OLDEST_NODE_MAJOR } from "./kernelSpec.ts";

/**
 * A shell script that becomes the kernel (`exec`: same process, so signals and exit codes are the kernel's).
 *
 * Version managers put each Node.js into a folder named for its version and delete the old one on an upgrade, so a
 * spec that named only that path would die with it. The script takes the Node.js of the installation as long as it
 * is there, else one on the PATH that is new enough. It costs about a millisecond.
 */
export function launcherScript({ node, entryPoint }: KernelTarget, nodeFlags: readonly string[]): string {
  const command = [...nodeFlags, entryPoint].map(shellQuote).join(" ");
  return `#!/bin/sh
# Starts the convolab kernel. Written by \`convolab kernel install\`.
node=${shellQuote(node)}
if [ ! -x "$node" ]; then
  node=$(command -v node)
  major=$("$node" --version 2>/dev/null | sed 's/^v\\([0-9]*\\).*/\\1/')
  if [ "\${major:-0}" -lt ${OLDEST_NODE_MAJOR} ]; then
    echo "convolab: the Node.js it was installed with is gone and none >= ${OLDEST_NODE_MAJOR} is on the PATH. Run \\\`npm run lab\\\` (or \\\`convolab kernel install\\\`) again." >&2
    echo "convolab: 설치할 때 쓴 Node.js가 없어졌고 PATH에도 ${OLDEST_NODE_MAJOR} 이상이 없습니다. \\\`npm run lab\\\`(또는 \\\`convolab kernel install\\\`)을 다시 실행하세요." >&2
    exit 1
  fi
fi
exec "$node" ${command} "$1"
`;
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
