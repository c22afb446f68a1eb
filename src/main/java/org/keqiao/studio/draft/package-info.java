/** Drafts: the files of a matter as its designers change them, one window at a time. */
package org.keqiao.studio.draft;
