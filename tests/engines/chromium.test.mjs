// The built page in Chromium.
import { suite } from './suite.mjs';

suite('Chromium');
