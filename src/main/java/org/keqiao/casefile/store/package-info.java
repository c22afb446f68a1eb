/** Rows of the case file: plain SQL, since a case is moved by locks and conditional updates. */
package org.keqiao.casefile.store;
