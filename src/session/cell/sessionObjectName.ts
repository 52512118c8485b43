/** Name of the object through which a running cell reaches its session. Not a name that anybody types. */
export const SESSION_OBJECT = "$$convolab";
