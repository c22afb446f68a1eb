/** Tries a bundle without touching the product: the same engine, locked the same way, in memory and with its own time. */
@NamedInterface("sandbox")
package org.keqiao.process.sandbox;

import org.springframework.modulith.NamedInterface;
