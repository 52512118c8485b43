/**
 * What TensorFlow.js's types say of a browser, for programs that know none: a notebook has no DOM library. Each type asks
 * for no more than TensorFlow.js reads, so the browser's own objects fit, and those of packages that draw in Node.
 */

/** A canvas: a browser's, or that of a package for Node. */
export interface HTMLCanvasElement {
  width: number;
  height: number;
  getContext(contextId: "2d"): unknown;
}

/** A canvas that is not on a page. */
export type OffscreenCanvas = HTMLCanvasElement;

/** Pixels in rows, four bytes each: red, green, blue, alpha. */
export interface ImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** An image on a page. */
export interface HTMLImageElement {
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  src: string;
}

/** A video on a page. */
export interface HTMLVideoElement {
  readonly videoWidth: number;
  readonly videoHeight: number;
  src: string;
}

/** One of the files that a video on a page can be played from. */
export interface HTMLSourceElement {
  src: string;
  type: string;
}

/** A decoded image. */
export interface ImageBitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** What a microphone is asked for. */
export type MediaTrackConstraints = object;

/** A file that a page was given. */
export interface File {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** What a page knows about its browser. */
export type Navigator = object;

/** What can be fetched. */
export type RequestInfo = string | { readonly url: string };

/** A 64-bit integer of the package `long`. */
export interface Long {
  readonly high: number;
  readonly low: number;
  readonly unsigned: boolean;
  toNumber(): number;
  toString(radix?: number): string;
}

export type GPUBuffer = object;
export type WebGLRenderingContext = object;
export type WebGL2RenderingContext = object;
export type WebGLContextAttributes = object;
export type WebGLTexture = object;
export type WebGLBuffer = object;
export type WebGLProgram = object;
export type WebGLQuery = object;
export type WebGLUniformLocation = object;
export type WebGLShader = object;
export type WebGLFramebuffer = object;
export type WebGLVertexArrayObject = object;
export type WebGLVertexArrayObjectOES = object;
export type WebGLSync = object;
