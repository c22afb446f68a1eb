/**
 * Decides whether a bundle may be published. A file is first read by a guard that no content can hurt; then each rule
 * looks at one thing; last the path analysis proves what is certainly known at each element.
 */
package org.keqiao.process.validation;
