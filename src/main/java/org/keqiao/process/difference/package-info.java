/**
 * What differs between two bundles: each file becomes a list of things with their properties in words ({@link
 * org.keqiao.process.difference.Thing}); two such lists are compared the same way, whatever the file is.
 */
package org.keqiao.process.difference;
