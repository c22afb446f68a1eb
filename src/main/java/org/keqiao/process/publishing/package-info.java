/** Bundles: where they come from, what they become when they are published, and what is in force. */
package org.keqiao.process.publishing;
