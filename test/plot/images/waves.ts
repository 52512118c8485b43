/** Smooth patterns, another in each channel; what is drawn of them shows if axes are mixed up. */
export function waves(height: number, width: number, channels: number): { values: Float32Array; shape: number[] } {
  const values = new Float32Array(height * width * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        values[at++] = Math.sin((x * (channel + 1)) / 4 + (y * ((channel % 3) - 1)) / 3) * ((channel % 5) - 1);
      }
    }
  }
  return { values, shape: [1, height, width, channels] };
}
