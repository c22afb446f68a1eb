/** Rows of notices, their lines and the objections to them. */
package org.keqiao.publicity.store;
