/** Where the elements of a changed flow stand, and how its lines run: readable, without overlaps. */
package org.keqiao.process.outline.layout;
