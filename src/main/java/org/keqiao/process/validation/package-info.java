/**
 * Decides whether a bundle may be published. A file is first read by a guard that no content can hurt ({@code files});
 * what was read becomes a graph with its names ({@code reading}); then each rule looks at one thing ({@code rules});
 * last the path analysis proves what is certainly known at each element ({@code paths}).
 */
package org.keqiao.process.validation;
