/** Reads files of which nothing is known yet, so that no content can hurt: size, depth, elements and attributes on a list. */
package org.keqiao.process.validation.files;
