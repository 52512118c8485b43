/** A value as a message shows it: `"32"`, `[1, 2]`, `NaN`, `Float32Array`. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value))
    return value.length > 4 ? `Array(${value.length})` : `[${value.map(shownValue).join(", ")}]`;
  if (typeof value === "object" && value !== null) return value.constructor?.name ?? "Object";
  if (typeof value === "function") return "function";
  return String(value);
}
