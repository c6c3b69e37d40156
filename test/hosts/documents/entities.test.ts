import { expect, it } from 'vitest';
import { decodeEntities } from '../../../src/hosts/documents/entities.js';

it('decodes known names and leaves others, those of every object too', () => {
  expect(decodeEntities('3 &lt; 4 &amp; &nope; &constructor; &toString; &#20026;&#x110000;')).toBe(
    '3 < 4 & &nope; &constructor; &toString; 为 ',
  );
});
