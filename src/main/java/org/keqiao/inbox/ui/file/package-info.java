/** The case as an officer reads it: what was filed, what changed, what was found, letters, record. */
package org.keqiao.inbox.ui.file;
