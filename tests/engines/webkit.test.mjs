// The built page in WebKit.
import { suite } from './suite.mjs';

suite('WebKit');
