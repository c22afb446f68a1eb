/** Tries a bundle without touching the product: the same engine, locked the same way, in memory and with its own time. */
package org.keqiao.process.sandbox;
