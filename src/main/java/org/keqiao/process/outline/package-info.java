/** A drawn flow as a list of cards, read and changed without a diagram: the same model, told in words. */
@NamedInterface("outline")
package org.keqiao.process.outline;

import org.springframework.modulith.NamedInterface;
