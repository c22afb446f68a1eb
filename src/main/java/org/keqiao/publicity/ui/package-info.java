/** Objecting to a line, the bureau's list of notices, and the leads. */
package org.keqiao.publicity.ui;
